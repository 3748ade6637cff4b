// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.target.Limits;
import io.cucumber.core.gherkin.Step;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How long a scenario may have to wait, by what its steps say and what the target documents. It decides what begins first, so that the
 * longest wait and the rest of the run end together; a wrong guess costs time and nothing else.
 */
public final class Expected {

    /** Steps that may wait until the target's own limit ends the wait. */
    private static final Pattern UNTIL_THE_LIMIT = Pattern.compile("long-poll|polls? with a cursor");

    /** Steps behind which such a wait ends before its limit. */
    private static final Pattern WOKEN = Pattern.compile("every waiting reader|the reader receives|is woken|wakes");

    private static final Pattern SECONDS = Pattern.compile("(?:TTL \"|\\b)(\\d{1,3})(?:\"| ?s\\b| seconds?| second)");

    /** What is tagged slow waits for this long by itself. */
    private static final Duration SLOW = Duration.ofSeconds(12);

    private Expected() {}

    static Duration of(Scenario scenario, Suite.Text text, Limits limits) {
        var longest = scenario.tags().contains("slow") ? SLOW : Duration.ZERO;
        var limited = false;
        var woken = false;
        for (Step step : text.pickle().getSteps()) {
            limited |= UNTIL_THE_LIMIT.matcher(step.getText()).find();
            woken |= WOKEN.matcher(step.getText()).find();
            var seconds = SECONDS.matcher(step.getText());
            if (seconds.find() && step.getText().matches(".*(TTL|second).*")) {
                longest = max(longest, Duration.ofSeconds(Long.parseLong(seconds.group(1))));
            }
        }
        // Lifetimes of minutes are only set, never waited for.
        var own = longest.compareTo(Duration.ofSeconds(30)) > 0 ? Duration.ZERO : longest;
        return limited && !woken ? max(own, limits.longPoll()) : own;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
