// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.history.linear.Effort;
import dev.tidemark.conformance.history.linear.Timed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Long histories: those of a right stream are legal, and of a wrong one little is left that shows it. */
@Timeout(120)
class SimulationTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Test
    void longHistoriesOfARightStreamAreLegal() {
        for (long seed = 1; seed <= 10; seed++) {
            var history = new Simulation(seed, Simulation.Fault.NONE, 5).run(8, 500);
            assertThat(history).hasSizeGreaterThan(3_500);
            assertThat(verdict(history)).as("seed " + seed).isInstanceOf(Verdict.Legal.class);
        }
    }

    @Test
    void manyShortHistoriesOfARightStreamAreLegal() {
        for (long seed = 1; seed <= 2_000; seed++) {
            var history = new Simulation(seed, Simulation.Fault.NONE, 30).run(5, 8);
            assertThat(verdict(history)).as("seed " + seed).isInstanceOf(Verdict.Legal.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = Mode.EXCLUDE)
    void aFaultInALongHistoryIsFoundAndLittleIsLeft(Simulation.Fault fault) {
        for (long seed = 1; seed <= 3; seed++) {
            var simulation = new Simulation(seed, fault, 3);
            var history = simulation.run(6, 400);
            assertThat(simulation.faults()).as("faults of seed " + seed).isPositive();
            var verdict = verdict(history);
            assertThat(verdict).as("seed " + seed).isInstanceOf(Verdict.Illegal.class);
            var illegal = (Verdict.Illegal) verdict;
            assertThat(illegal.deeds()).as(illegal.text()).hasSizeBetween(1, 6);
            assertThat(illegal.text().lines().count()).isLessThan(40);
        }
    }

    private static Verdict verdict(List<Timed<Deed>> history) {
        return Linearizability.of(history, new Effort(LONGEST, 200_000));
    }
}
