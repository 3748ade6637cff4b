// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.history.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out of a counterexample whatever it is one without (Zeller's ddmin, without its second half). */
public final class Reduction {

    private Reduction() {}

    /**
     * As few of these as can be found that still show the fault: from the result none can be left out alone, if the effort lasts.
     *
     * @param all show the fault
     * @param shows whether some of them, in their order, do; false when in doubt
     */
    public static <T> List<T> of(List<T> all, Predicate<List<T>> shows, Effort effort) {
        var left = all;
        int size = Math.max(1, all.size() / 2);
        while (effort.lasts() && size >= 1) {
            var shorter = without(left, size, shows, effort);
            size = shorter.size() == left.size() ? size / 2 : Math.min(size, Math.max(1, shorter.size() / 2));
            left = shorter;
        }
        return left;
    }

    /** Tries to leave out each piece of this size, the last ones first: what came later seldom matters. */
    private static <T> List<T> without(List<T> all, int size, Predicate<List<T>> shows, Effort effort) {
        var left = all;
        for (int end = all.size(); end > 0; end -= size) {
            int to = Math.min(end, left.size());
            int from = Math.max(0, to - size);
            var rest = new ArrayList<>(left.subList(0, from));
            rest.addAll(left.subList(to, left.size()));
            if (from < to && effort.lasts() && shows.test(rest)) {
                left = rest;
            }
        }
        return left;
    }
}
