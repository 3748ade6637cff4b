// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenessTest {

    private long now;
    private final Lateness lateness = new Lateness(Duration.ofMillis(10), () -> now);

    @Test
    void awakeningsInTimeAreNotLate() {
        wakeAt(10);
        wakeAt(20);
        assertThat(worst(0, 20)).isZero();
    }

    @Test
    void theWorstOneOfTheSpanCounts() {
        wakeAt(10);
        wakeAt(320);
        wakeAt(330);
        wakeAt(390);
        assertThat(worst(0, 400)).isEqualTo(Duration.ofMillis(300));
        assertThat(worst(325, 400)).isEqualTo(Duration.ofMillis(50));
        assertThat(worst(0, 15)).isZero();
    }

    @Test
    void aDelayThatTouchesTheSpanCountsAsAWhole() {
        wakeAt(10);
        wakeAt(320);
        assertThat(worst(300, 400)).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aDelayThatIsNotOverCountsAsFarAsItHasCome() {
        wakeAt(10);
        now = Duration.ofMillis(500).toNanos();
        assertThat(worst(100, 500)).isEqualTo(Duration.ofMillis(480));
    }

    private void wakeAt(long millis) {
        now = Duration.ofMillis(millis).toNanos();
        lateness.woken();
    }

    private Duration worst(long from, long to) {
        return lateness.worst(new Span(at(from), at(to)));
    }

    private static Moment at(long millis) {
        return new Moment(Duration.ofMillis(millis).toNanos());
    }
}
