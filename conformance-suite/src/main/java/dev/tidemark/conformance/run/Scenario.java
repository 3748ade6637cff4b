// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import java.util.Set;
import java.util.function.Predicate;

/**
 * One executable scenario (or row of an outline), known without running it.
 *
 * @param id stable within a build of the features
 * @param folder of its protocol's features, such as {@code durable-streams}
 * @param path of its feature below the protocol's folder, without suffix, such as {@code offsets/unique}
 * @param line in that file
 * @param feature title of the feature
 * @param title of the scenario
 * @param tags without {@code @}, inherited ones included
 */
public record Scenario(
        String id, String folder, String path, int line, String feature, String title, Set<String> tags) {

    private static final Set<String> ALONE = Set.of("isolated", "needs-restart", "needs-kill");

    /** Nothing else may run at the same time: they restart the target or measure it. */
    static final Predicate<Scenario> ISOLATED =
            scenario -> scenario.tags.stream().anyMatch(ALONE::contains);

    /** They restart the target, and measure nothing. */
    public static final Predicate<Scenario> RESTARTING =
            scenario -> scenario.tags.contains("needs-restart") || scenario.tags.contains("needs-kill");

    /** They hold megabytes; several of them at once would want more memory than the kit has. */
    static final Predicate<Scenario> LARGE = scenario -> scenario.tags.contains("large");

    public Scenario {
        tags = Set.copyOf(tags);
    }

    /** The path of its feature with the protocol's folder, such as {@code durable-streams/offsets/unique}. */
    public String address() {
        return folder + "/" + path;
    }
}
