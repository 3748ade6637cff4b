// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.server.s2.S2Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Checks how something is refused. */
final class Refused {

    private Refused() {}

    static void with(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S2Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.body()).startsWith("{\"code\":\"" + code + "\",\"message\":\"");
        });
    }
}
