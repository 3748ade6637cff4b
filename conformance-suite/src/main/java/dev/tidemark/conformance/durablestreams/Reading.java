// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.wire.Response;

/** A read under way or done: what it has received, and the answer that decides. */
interface Reading {

    /** Reads on until there is as much content as this, the server says there is no more, or nothing comes. */
    Content receive(Content expected);

    /** Whether the answer is there; a reader that waits has none yet. */
    boolean isOver();

    /** The latest answer. */
    Response answer();

    /** The offset to go on from, as the latest answer or event names it. */
    String nextOffset();

    /**
     * To be called as soon as the writer is done, by whoever goes on to look at what a reader that waited has got.
     *
     * @throws dev.tidemark.conformance.check.NotTested when its wait was over before, so that it can tell nothing
     */
    default void checkInTime() {}

    /** Gives up what is still open. */
    default void abandon() {}
}
