// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.server.durablestreams.wire.EntityTag;
import dev.tidemark.server.durablestreams.wire.MediaTypes;
import dev.tidemark.server.durablestreams.wire.Problem;
import dev.tidemark.server.durablestreams.wire.StreamPath;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsingTest {

    @Test
    void aPathNamesOneStream() {
        assertThat(StreamPath.parse("/v1/stream/a/b").value()).isEqualTo("a/b");
        assertThat(StreamPath.parse("/v1/stream/%61%C3%BC").value()).isEqualTo("aü");
        assertThat(StreamPath.parse("/v1/stream/a%20b%2e.c").value()).isEqualTo("a b..c");
        assertThat(StreamPath.parse("/v1/stream/__dsx").value()).isEqualTo("__dsx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a/",
                "/a",
                "a//b",
                "..",
                "a/../b",
                "%2e%2e/b",
                ".",
                "a%2Fb",
                "a%2fb",
                "%00",
                "%0A",
                "%7f",
                "%",
                "%4",
                "%zz",
                "%C3",
                "%FF",
                "ü",
                "__ds",
                "__ds/x",
                "%5F_ds/x",
                "%C2%80"
            })
    void aDangerousPathIsRefused(String path) {
        assertThatThrownBy(() -> StreamPath.parse("/v1/stream/" + path)).isInstanceOf(Problem.class);
    }

    @Test
    void aLongNameIsRefused() {
        assertThat(StreamPath.parse("/v1/stream/" + "a".repeat(StreamPath.LONGEST))
                        .value())
                .hasSize(StreamPath.LONGEST);
        assertThatThrownBy(() -> StreamPath.parse("/v1/stream/" + "a".repeat(StreamPath.LONGEST + 1)))
                .isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "TEXT/Plain; charset=utf-8",
                "application/vnd.x+json",
                "a/b;c=\"d;e\\\"f\"",
                "a/b;",
                "*/*"
            })
    void aContentTypeIsKeptAsSent(String type) {
        assertThat(MediaTypes.parse(type).orElseThrow().value()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "text/", "/plain", "text plain", "text/plain; charset", "a/b;c=\"", "a/b/c", "ü/b"})
    void aMalformedContentTypeIsRefused(String type) {
        assertThatThrownBy(() -> MediaTypes.parse(type)).isInstanceOf(Problem.class);
    }

    @Test
    void entityTagsAreComparedAsHttpSays() {
        assertThat(EntityTag.matches(null, "\"a\"")).isFalse();
        assertThat(EntityTag.matches("\"a\"", "\"a\"")).isTrue();
        assertThat(EntityTag.matches("\"x\" , W/\"a\"", "\"a\"")).isTrue();
        assertThat(EntityTag.matches(" * ", "\"a\"")).isTrue();
        assertThat(EntityTag.matches("\"b\",\"aa\"", "\"a\"")).isFalse();
        assertThat(EntityTag.matches("a", "\"a\"")).isFalse();
    }

    @Test
    void cursorsAreIntervalsAndNeverStandStill() {
        Clock clock = Clock.fixed(Instant.parse("2024-10-09T00:10:05Z"), ZoneOffset.UTC);
        Cursors least = new Cursors(clock, () -> 1);
        Cursors most = new Cursors(clock, () -> 3600);
        assertThat(least.next(null)).isEqualTo("30");
        assertThat(least.next("29")).isEqualTo("30");
        assertThat(least.next("garbage")).isEqualTo("30");
        assertThat(least.next("30")).isEqualTo("31");
        assertThat(most.next("30")).isEqualTo("210");
        assertThat(least.next("1000")).isEqualTo("1001");
        assertThat(least.after("1000")).isEqualTo("1000");
        assertThat(least.next("9".repeat(40))).isEqualTo("30");
    }
}
