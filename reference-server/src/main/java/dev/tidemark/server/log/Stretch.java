// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

/** A part of a stream that was read, with the state the stream had then. */
public sealed interface Stretch extends ReadOutcome permits Slice, Page {

    StreamState stream();

    /** Where the read started. */
    Position from();

    /** Where to go on reading; the same place only at the tail. */
    Position next();

    /** Whether there is nothing in it for a reader of plain bytes. */
    boolean isEmpty();

    /** Whether nothing lies behind it. */
    default boolean reachesTail() {
        return next().equals(stream().tail());
    }

    /** Whether nothing ever will lie behind it. */
    default boolean reachesEnd() {
        return stream().closed() && reachesTail();
    }
}
