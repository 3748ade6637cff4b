// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.s2.model.Batch;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A read under way or done. */
public interface Reading extends Waiting {

    /** Before the request was sent. */
    Moment began();

    /** When the answer was complete; empty while it is not. */
    Optional<Moment> completed();

    /** How long it waits at the tail at most, where it says so. */
    Optional<Duration> waits();

    /** What has been received so far. */
    List<Batch> batches();

    /**
     * Reads on to the end of the answer; where that does not come by itself, until there are so many records, and a little longer, so that
     * one too many is seen.
     */
    List<StoredRecord> receive(int expected);
}
