// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import dev.tidemark.reports.run.RunFacts.Prerequisite;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A protocol that the suite has rules for: all that is not the same for every one of them. Its steps lie in the package of the class that
 * implements this and below, its deviations in a package of the same name.
 */
public interface Protocol {

    /** How options call it; also the name of its catalogue, of the folder of its features and of the tag on each of them. */
    String id();

    /** What the ids of its requirements and the names of its sections begin with. */
    String prefix();

    /** How sentences call it, such as {@code S2}. */
    String title();

    /** Folder of its features on the classpath. */
    default String features() {
        return "tidemark/" + id();
    }

    /** Package of its step classes. */
    default String steps() {
        return getClass().getPackageName();
    }

    /** What only its targets have, by name: {@code streams} is {@code -Dtarget.streams}, and {@code streams:} in a profile. */
    default List<String> options() {
        return List.of();
    }

    /**
     * Checks and completes what is said about its own options, whether or not the target speaks it: a profile may serve several runs.
     *
     * @throws WrongInput when that cannot be used
     */
    default Map<String, String> read(Given given) {
        return Map.of();
    }

    /** Whether the address of a target may have a path; otherwise all paths are fixed. */
    default boolean hasRoot() {
        return false;
    }

    /** What a report adds to scheme, host and port to say where the target is. */
    default String root(Target target) {
        return "";
    }

    /** Tells its servers from others. */
    Greeting greeting(Probe probe);

    /**
     * Finds out by legal requests what a target does not offer of what the protocol lets it leave out, as {@link Offer} has it. Everything
     * happens on resources of its own, which are removed.
     *
     * @param end of the time that is left, as in {@link System#nanoTime}
     * @param settled capabilities that need not be asked for
     * @param missing is told of each capability that is not offered, and why
     */
    default void askForOffer(Probe probe, long end, Set<String> settled, BiConsumer<String, String> missing)
            throws Unreachable {}

    /** Whether the way in which a target is described claims this capability without naming it. */
    default boolean isClaimed(Target target, String capability) {
        return false;
    }

    /** What its cases need and the description of this target does not give; hooks and requests in flight apart, which every protocol needs. */
    default List<Prerequisite> missing(Target target) {
        return List.of();
    }

    /** Statuses of answers that usually decide nothing, and that a scenario with this tag is about all the same. */
    default Map<String, Set<Integer>> decisive() {
        return Map.of();
    }

    /** What its cases may be about in several ways: see {@link Dimension}. */
    default List<Dimension> dimensions() {
        return List.of();
    }
}
