// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.conformance.check.NotTested;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitClockTest {

    private long now = 5;
    private final WaitClock clock = new WaitClock(Duration.ofNanos(100), () -> now);

    @Test
    void aWriterWithinTheWaitIsInTime() {
        now = 105;
        assertThatNoException().isThrownBy(clock::check);
    }

    @Test
    void aWriterAfterTheWaitSaysNothingAboutWaking() {
        now = 106;
        assertThatThrownBy(clock::check).isInstanceOf(NotTested.class).hasMessageContaining("limits.longPoll");
    }

    @Test
    void whoWasInTimeOnceStaysSo() {
        clock.check();
        now = 1_000;
        assertThatNoException().isThrownBy(clock::check);
    }
}
