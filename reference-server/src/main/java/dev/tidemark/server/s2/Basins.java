// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What reading and appending need to know of basins. */
public interface Basins {

    /** A basin that exists, or that is being deleted; none of its methods blocks. */
    Optional<Basin> find(String basin);

    /**
     * Creates a stream with the basin's defaults, because somebody appends to it or reads it. Succeeds if it exists by
     * then.
     *
     * @param stream its name in the basin
     * @return completes when the stream is durable; fails with {@link S2Problem}
     */
    CompletionStage<Void> createStream(String basin, String stream);

    /**
     * A basin.
     *
     * @param deleting whether it is being deleted: its streams take neither appends nor reads
     * @param createOnAppend whether an append creates a missing stream
     * @param createOnRead whether a read or a question for the tail does
     */
    record Basin(boolean deleting, boolean createOnAppend, boolean createOnRead) {}
}
