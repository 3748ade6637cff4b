// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.run.CaseOutcome.Kind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void endsWithOneLineThatCountsEverything() {
        run(false);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("2 of 3 cases done, 1 failed so far, 0 s\n");
    }

    @Test
    void rewritesItsLineOnATerminal() {
        run(true);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("\r2 of 3 cases done")
                .endsWith("\n");
    }

    private void run(boolean terminal) {
        try (var progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), terminal, 3)) {
            progress.accept(outcome(Kind.PASSED));
            progress.accept(outcome(Kind.BROKEN));
        }
    }

    private static CaseOutcome outcome(Kind kind) {
        return new CaseOutcome(
                new Scenario("id", "folder", "path", 1, "feature", "title", Set.of()), kind, Optional.empty());
    }
}
