// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

import dev.tidemark.server.log.Position;

/**
 * A stream of a subscription (6.1).
 *
 * @param explicit whether it was named
 * @param glob whether the pattern matches it
 * @param stream the stream that the cursor is of; {@link #NONE} if there is none of this name
 * @param acked how far it was processed
 */
public record Link(boolean explicit, boolean glob, long stream, Position acked) {

    /** There is no such stream yet, or no more. */
    public static final long NONE = 0;

    /** The same with a cursor. */
    Link at(long other, Position position) {
        return new Link(explicit, glob, other, position);
    }

    Link explicit(boolean wanted) {
        return new Link(wanted, glob, stream, acked);
    }

    boolean isNeeded() {
        return explicit || glob;
    }

    public String word() {
        return explicit ? "explicit" : "glob";
    }
}
