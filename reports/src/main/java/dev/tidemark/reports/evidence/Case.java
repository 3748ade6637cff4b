// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A scenario, or one row of an outline, with all its executions.
 *
 * @param id stable and safe as a file name: the feature's path and the scenario's title
 * @param tags of feature, rule, scenario and examples, with {@code @}
 */
public record Case(String id, Address address, List<String> tags, List<Execution> executions) {
    public Case {
        tags = List.copyOf(tags);
        executions = List.copyOf(executions);
    }

    /**
     * Where it stands.
     *
     * @param file below the features' root, such as {@code durable-streams/closure/close.feature}
     * @param rule empty when the scenario stands outside a rule
     */
    public record Address(String file, long line, String feature, String rule, String scenario) {

        /** What it is about: the folder below the protocol's, or the file's name where there is none. */
        public String topic() {
            String[] path = file.replaceFirst("\\.feature$", "").split("/");
            return path[path.length > 2 ? path.length - 2 : path.length - 1];
        }
    }

    /**
     * The id of the first case with this title in a feature; further ones end in {@code ~2} and so on.
     *
     * @param path of the feature below the features' root, without suffix
     */
    public static String id(String path, String title) {
        return path + "/"
                + title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** How long all its executions took. */
    public Duration took() {
        return executions.stream().map(Execution::took).reduce(Duration.ZERO, Duration::plus);
    }

    public Execution lastExecution() {
        return executions.get(executions.size() - 1);
    }
}
