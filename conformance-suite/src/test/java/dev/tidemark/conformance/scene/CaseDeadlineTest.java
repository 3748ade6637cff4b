// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.MachineTooSlow;
import dev.tidemark.reports.contract.OutOfTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CaseDeadlineTest {

    private long now;
    private final List<Supplier<? extends Throwable>> givenUp = new ArrayList<>();
    private final Lateness lateness = new Lateness(Duration.ofHours(1), () -> now);
    private final CaseDeadline deadline = new CaseDeadline(Duration.ofSeconds(10), lateness, () -> now, givenUp::add);

    @AfterEach
    void end() {
        deadline.end();
    }

    @Test
    void nothingHappensBeforeItsTime() {
        passes(10);
        assertThat(deadline.endWhenOver()).isFalse();
        assertThat(givenUp).isEmpty();
    }

    @Test
    void whatIsUnderWayIsGivenUpWithAFinding() {
        passes(10.5);
        assertThat(deadline.endWhenOver()).isFalse();
        deadline.endWhenOver();
        assertThat(givenUp).hasSize(1);
        assertThat(givenUp.get(0).get()).isInstanceOf(Broken.class).hasMessageContaining("within 10 s");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aCaseThatGoesOnAllTheSameIsInterrupted() {
        passes(10.5);
        deadline.endWhenOver();
        passes(1);
        assertThat(deadline.endWhenOver()).isTrue();
        assertThatThrownBy(() -> Outcome.of(new CompletableFuture<>()))
                .isInstanceOf(OutOfTime.class)
                .hasMessageContaining("the case did not end within 10 s");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        deadline.end();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void ofACaseThatAMachineMadeLateNothingIsKnown() {
        var other = onASlowMachine();
        passes(10.5);
        other.endWhenOver();
        assertThat(givenUp.get(0).get()).isInstanceOf(MachineTooSlow.class).hasMessageContaining("ms late");
        other.end();
    }

    @Test
    void norOfOneThatIsInterrupted() {
        var other = onASlowMachine();
        passes(10.5);
        other.endWhenOver();
        passes(1);
        assertThat(other.endWhenOver()).isTrue();
        assertThatThrownBy(() -> Outcome.of(new CompletableFuture<>()))
                .isInstanceOf(MachineTooSlow.class)
                .hasMessageContaining("the case did not end within 10 s");
        other.end();
    }

    private CaseDeadline onASlowMachine() {
        var late = new Lateness(Duration.ofMillis(10), () -> now);
        return new CaseDeadline(Duration.ofSeconds(10), late, () -> now, givenUp::add);
    }

    @Test
    void aCaseThatHasEndedIsLeftAlone() {
        deadline.end();
        passes(20);
        assertThat(deadline.endWhenOver()).isTrue();
        assertThat(givenUp).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private void passes(double seconds) {
        now += (long) (seconds * 1e9);
    }
}
