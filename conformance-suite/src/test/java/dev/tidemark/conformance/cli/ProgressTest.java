// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.run.CaseOutcome;
import dev.tidemark.conformance.run.PlannedCase;
import dev.tidemark.conformance.run.Scenario;
import dev.tidemark.conformance.run.Suite;
import dev.tidemark.reports.contract.Ending;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong();

    @Test
    void tellsAFailureOnceAndEndsWithOneLineThatCountsEverything() {
        run(false);
        assertThat(said())
                .startsWith("FAIL DS-1-02 a title\\x1b\n")
                .endsWith("2 of 3 cases done, 1 failed so far, 0 s\n")
                .containsOnlyOnce("FAIL");
    }

    @Test
    void rewritesItsLineOnATerminal() {
        run(true);
        assertThat(said())
                .contains("\r\u001b[KFAIL DS-1-02", "\r\u001b[K2 of 3 cases done")
                .endsWith("\n");
    }

    @Test
    void saysWhatIsWaitedForWhenNothingIsLeftToBegin() {
        try (var progress = progress(false, 2)) {
            progress.begun(planned("one", 30));
            progress.begun(planned("other", 10));
            progress.ended(planned("other", 10), outcome(Ending.PASSED));
            now.addAndGet(Duration.ofSeconds(12).toNanos());
            assertThat(progress.line())
                    .isEqualTo("1 of 2 cases done, 0 failed so far, 12 s; waiting for 1 case, about 18 s");
        }
    }

    @Test
    void countsWhatIsBrokenByItsLevelAsTheJudgeDoes() {
        try (var progress = progress(false, 5)) {
            progress.ended(planned("must", 0), outcome(Ending.BROKEN));
            progress.ended(planned("should", 0), outcome(Ending.BROKEN, "SHOULD"));
            progress.ended(planned("may", 0), outcome(Ending.BROKEN, "MAY"));
            progress.ended(planned("stumbled", 0), outcome(Ending.ERROR, "SHOULD"));
            progress.ended(planned("left out", 0), outcome(Ending.NOT_TESTED));
            assertThat(progress.line()).isEqualTo("5 of 5 cases done, 1 failed, 1 warned, 1 error so far, 0 s");
        }
        assertThat(said().lines().limit(3))
                .containsExactly(
                        "FAIL DS-1-02 a title\\x1b", "WARN DS-1-02 a title\\x1b", "ERROR DS-1-02 a title\\x1b");
    }

    private void run(boolean terminal) {
        try (var progress = progress(terminal, 3)) {
            progress.ended(planned("one", 0), outcome(Ending.PASSED));
            progress.ended(planned("other", 0), outcome(Ending.BROKEN));
        }
    }

    private Progress progress(boolean terminal, int total) {
        return new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), terminal, total, now::get);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static PlannedCase planned(String id, int seconds) {
        var suite = new Suite("root", List.of("glue"), List.of(), Map.of());
        return new PlannedCase(suite, scenario(id), Duration.ofSeconds(seconds));
    }

    private static CaseOutcome outcome(Ending kind) {
        return outcome(kind, "MUST");
    }

    private static CaseOutcome outcome(Ending kind, String level) {
        return new CaseOutcome(scenario("id", level), kind, Optional.empty());
    }

    private static Scenario scenario(String id) {
        return scenario(id, "MUST");
    }

    private static Scenario scenario(String id, String level) {
        return new Scenario(
                id, "folder", "path", 1, "feature", "a title\u001b", Set.of("DS-1-02", "durable-streams", level));
    }
}
