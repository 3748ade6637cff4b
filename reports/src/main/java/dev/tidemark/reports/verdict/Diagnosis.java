// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import dev.tidemark.reports.contract.Ending;
import dev.tidemark.reports.evidence.Execution;
import dev.tidemark.reports.evidence.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a finding off the steps of an execution: the first step that did not pass for a reason of its own decides. */
final class Diagnosis {

    private static final String EXPECTED = "expected: ";
    private static final String OBSERVED = "observed: ";

    private Diagnosis() {}

    static Finding of(Execution execution) {
        for (Step step : execution.steps()) {
            if (!step.status().equals("PASSED") && !skippedByAnother(step)) {
                return of(step);
            }
        }
        if (!execution.finished()) {
            return new Finding.HarnessError("the scenario did not finish");
        }
        boolean ran =
                execution.steps().stream().anyMatch(s -> !s.hook() && s.status().equals("PASSED"));
        boolean skipped = execution.steps().stream().anyMatch(Diagnosis::skippedByAnother);
        return ran && !skipped
                ? new Finding.Held()
                : new Finding.HarnessError("no step, or not every step, was executed");
    }

    private static boolean skippedByAnother(Step step) {
        return step.status().equals("SKIPPED") && step.exceptionType().isEmpty();
    }

    private static Finding of(Step step) {
        return switch (Ending.of(step.status(), step.exceptionType())) {
            case BROKEN -> broken(step.message());
            case NOT_TESTED -> new Finding.NotTested(firstLine(step.message()));
            case NOT_APPLICABLE -> new Finding.NotApplicable(firstLine(step.message()));
            case PASSED, ERROR -> error(step);
        };
    }

    private static Finding error(Step step) {
        String type = step.exceptionType();
        String what = type.isEmpty() ? "step " + step.status().toLowerCase(Locale.ROOT) : type;
        String where = step.hook() ? "in a hook" : "at \"" + step.text() + "\"";
        return new Finding.HarnessError(
                (what + " " + where + ": " + firstLine(step.message())).replaceFirst(": $", ""));
    }

    private static Finding broken(String message) {
        String expected = "";
        String observed = "";
        List<String> details = new ArrayList<>();
        for (String line : message.lines().toList()) {
            if (expected.isEmpty() && line.startsWith(EXPECTED)) {
                expected = line.substring(EXPECTED.length());
            } else if (observed.isEmpty() && line.startsWith(OBSERVED)) {
                observed = line.substring(OBSERVED.length());
            } else {
                details.add(line);
            }
        }
        if (observed.isEmpty()) {
            return new Finding.Broken(
                    "",
                    firstLine(message),
                    String.join("\n", details.stream().skip(1).toList()));
        }
        return new Finding.Broken(expected, observed, String.join("\n", details).strip());
    }

    private static String firstLine(String message) {
        return message.strip().lines().findFirst().orElse("");
    }
}
