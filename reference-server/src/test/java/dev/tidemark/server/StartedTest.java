// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StartedTest {

    private static final String FIELDS = "S 1 2 3 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 9 0 ";

    @Test
    void hundredthsOfSecondsCount() {
        String stat = "4711 (java) " + FIELDS + "123456 99 98 97";
        assertThat(Started.between(stat, "1234.99 2000.00\n")).isEqualTo(Duration.ofMillis(430));
    }

    @Test
    void theNameOfTheProgramMayHoldAnything() {
        assertThat(Started.between("1 (a) S 1 (b) ) " + FIELDS + "100 1", "1.50 1.00"))
                .isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void somethingElseIsNotGuessedAt() {
        assertThatThrownBy(() -> Started.between("", "")).isInstanceOf(RuntimeException.class);
    }
}
