// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @Test
    void aStreamMayBeNamedAnythingOfUpTo512Bytes() {
        assertThat(Names.stream("a/b c", Code.BAD_PATH)).isEqualTo("a/b c");
        assertThat(Names.stream("x".repeat(512), Code.BAD_PATH)).hasSize(512);
        assertThat(Names.stream("é".repeat(256), Code.BAD_PATH)).hasSize(256);
        refused(() -> Names.stream("", Code.BAD_PATH), 400, "bad_path");
        refused(() -> Names.stream(".", Code.BAD_PATH), 400, "bad_path");
        refused(() -> Names.stream("..", Code.BAD_JSON), 400, "bad_json");
        refused(() -> Names.stream("x".repeat(513), Code.BAD_PATH), 400, "bad_path");
        refused(() -> Names.stream("é".repeat(257), Code.BAD_PATH), 400, "bad_path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"basin-01", "12345678", "a-b-c-d-e", "x23456789012345678901234567890123456789012345678"})
    void basins(String name) {
        assertThat(Names.basin(name, Code.BAD_HEADER)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "basin-1",
                "Basin-01",
                "basin_01",
                "-basin01",
                "basin01-",
                "bäsin-01",
                "x234567890123456789012345678901234567890123456789"
            })
    void noBasins(String name) {
        refused(() -> Names.basin(name, Code.BAD_HEADER), 400, "bad_header");
    }

    @Test
    void segmentsAreDecodedOnce() {
        assertThat(Names.decoded("a%2Fb%2520c%C3%A9")).isEqualTo("a/b%20cé");
        assertThat(Names.decoded("%2e%2e")).isEqualTo("..");
        assertThat(Names.decoded("a+b")).isEqualTo("a+b");
        refused(() -> Names.decoded("a%2"), 400, "bad_path");
        refused(() -> Names.decoded("a%zz"), 400, "bad_path");
        refused(() -> Names.decoded("%ff"), 400, "bad_path");
    }

    private static void refused(ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S2Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.body()).startsWith("{\"code\":\"" + code + "\",\"message\":\"");
        });
    }
}
