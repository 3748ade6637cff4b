// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Collects how the scenarios of a run ended. */
final class OutcomeListener implements TestExecutionListener {

    private final Map<String, Scenario> scenarios;
    private final Consumer<CaseOutcome> progress;
    private final Queue<CaseOutcome> outcomes = new ConcurrentLinkedQueue<>();

    OutcomeListener(List<Scenario> scenarios, Consumer<CaseOutcome> progress) {
        this.scenarios = scenarios.stream().collect(Collectors.toMap(Scenario::id, Function.identity()));
        this.progress = progress;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        var scenario = scenarios.get(test.getUniqueId());
        if (scenario != null) {
            var outcome = CaseOutcome.of(scenario, result);
            outcomes.add(outcome);
            progress.accept(outcome);
        } else if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            throw new IllegalStateException(
                    "the run broke off in " + test.getDisplayName(),
                    result.getThrowable().orElse(null));
        }
    }

    List<CaseOutcome> outcomes() {
        return List.copyOf(outcomes);
    }
}
