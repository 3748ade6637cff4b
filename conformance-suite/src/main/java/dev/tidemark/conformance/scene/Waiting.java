// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.conformance.wire.Response;

/** A request that may still be waiting for its answer. */
public interface Waiting {

    /** Whether the answer is there; a reader that waits has none yet. */
    boolean isOver();

    /** The answer, waited for when it is not there yet. */
    Response answer();
}
