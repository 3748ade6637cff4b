// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

import java.time.Duration;
import java.util.List;

/**
 * One run of a case.
 *
 * @param finished whether Cucumber reported its end
 * @param took from its first hook to its last; zero when the messages do not say
 * @param observations lines the scenario observed, in order
 */
public record Execution(
        List<Step> steps, boolean finished, Duration took, Exchanges exchanges, List<String> observations) {
    public Execution {
        steps = List.copyOf(steps);
        observations = List.copyOf(observations);
    }
}
