// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.scene.Waiting;
import java.util.List;
import java.util.OptionalLong;

/** A read under way or done. */
interface Reading extends Waiting {

    /** {@link System#nanoTime()} before the request was sent. */
    long began();

    /** {@link System#nanoTime()} when the answer was complete; empty while it is not. */
    OptionalLong completed();

    /** What has been received so far. */
    List<Batch> batches();

    /**
     * Reads on to the end of the answer; where that does not come by itself, until there are so many records, and a little longer, so that
     * one too many is seen.
     */
    List<StoredRecord> receive(int expected);
}
