// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.conformance.wire.message.Response;

/** A read that may still be waiting for its answer, or for more of it. */
public interface Waiting {

    /** Whether the answer is there; a reader that waits has none yet. */
    boolean isOver();

    /** The answer, waited for when it is not there yet. */
    Response answer();

    /** What the request said beyond where it reads from, for an observed line; mostly nothing. */
    default String asked() {
        return "";
    }

    /** Gives up what is still open. */
    default void abandon() {}
}
