// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.history;

import dev.tidemark.conformance.history.linear.Timed;
import java.util.List;

/** Whether a stream can have behaved as a history says. */
public sealed interface Verdict {

    /** There is an order that explains every answer. */
    record Legal(int deeds) implements Verdict {}

    /**
     * There is none.
     *
     * @param deeds as few as show it, by their calls
     * @param text the same for people
     */
    record Illegal(List<Timed<Deed>> deeds, String text) implements Verdict {
        public Illegal {
            deeds = List.copyOf(deeds);
        }
    }

    /** It could not be found out. */
    record Undecided(String why) implements Verdict {}
}
