// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.conformance.wire.Response;

/** A read that may still be waiting for its answer, or for more of it. */
public interface Waiting {

    /** Whether the answer is there; a reader that waits has none yet. */
    boolean isOver();

    /** The answer, waited for when it is not there yet. */
    Response answer();

    /**
     * To be called as soon as the writer is done, by whoever goes on to look at what a reader that waited has got.
     *
     * @throws dev.tidemark.conformance.check.NotTested when its wait was over before, so that it can tell nothing
     */
    default void checkInTime() {}

    /** Gives up what is still open. */
    default void abandon() {}
}
