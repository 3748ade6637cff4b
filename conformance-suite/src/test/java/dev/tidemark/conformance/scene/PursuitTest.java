// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.MachineTooSlow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PursuitTest {

    private long late;
    private final Lateness lateness = new Lateness(
            Duration.ofMillis(10),
            () -> System.nanoTime() - Duration.ofSeconds(1).toNanos() + late);

    @Test
    void aPlaceThatWasReachedBeforeIsAFinding() {
        var pursuit = pursuit(Moment.now());
        pursuit.reach("the offset 1");
        pursuit.reach("the offset 2");
        assertThatThrownBy(() -> pursuit.reach("the offset 1"))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("an answer that makes progress")
                .hasMessageContaining("the offset 1 again");
    }

    @Test
    void noPlaceIsNoPlaceTwice() {
        var pursuit = pursuit(Moment.now());
        assertThatNoException().isThrownBy(() -> {
            pursuit.reach(null);
            pursuit.reach(null);
        });
    }

    @Test
    void moreStepsThanWritesAccountForAreAFinding() {
        var pursuit = pursuit(Moment.now());
        assertThatThrownBy(() -> {
                    for (int step = 0; step < 1_100; step++) {
                        assertThat(pursuit.goesOn()).isTrue();
                    }
                })
                .isInstanceOf(Broken.class)
                .hasMessageContaining("reading to come to an end");
    }

    @Test
    void manyTimesMoreThanWasWrittenIsAFinding() {
        var pursuit = pursuit(Moment.now());
        pursuit.take(1_000_000);
        assertThatThrownBy(() -> pursuit.take(1_000_000))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("many times what was written");
    }

    @Test
    void tooMuchTimeIsAFindingWhereTheMachineWasQuick() {
        var pursuit = pursuit(Moment.now().minus(Duration.ofMinutes(2)));
        assertThatThrownBy(pursuit::goesOn).isInstanceOf(Broken.class).hasMessageContaining("60 s");
    }

    @Test
    void tooMuchTimeOnAMachineThatStoodStillTellsNothing() {
        late = Duration.ofSeconds(5).toNanos();
        var pursuit = pursuit(Moment.now().minus(Duration.ofMinutes(2)));
        assertThatThrownBy(pursuit::goesOn).isInstanceOf(MachineTooSlow.class);
    }

    private Pursuit pursuit(Moment begun) {
        return new Pursuit("reading", 10, 10, Duration.ofSeconds(60), begun, lateness);
    }
}
