// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.List;
import java.util.Optional;

/** Something that happened to a stream. A log is the sum of its changes; a change is applied as a whole or not at all. */
public sealed interface Change {

    /** The stream it happened to. */
    long id();

    /** The records it added. */
    List<byte[]> bodies();

    /**
     * A stream came into being.
     *
     * @param timestamp when
     * @param bodies its first records, possibly none
     * @param close whether these are also its last
     */
    record Created(
            long id, StreamName name, ContentType contentType, long timestamp, List<byte[]> bodies, boolean close)
            implements Change {}

    /**
     * Records were added at the tail, or the stream was closed, or both in one step.
     *
     * @param timestamp when they were accepted
     * @param bodies the records, possibly none
     * @param close whether the stream takes no records after these
     * @param writerSequence the sequence the writer attached
     * @param producer which append of an idempotent producer this is
     */
    record Appended(
            long id,
            long timestamp,
            List<byte[]> bodies,
            boolean close,
            Optional<String> writerSequence,
            Optional<Producer> producer)
            implements Change {}

    /** The stream and all its records are gone. */
    record Deleted(long id) implements Change {
        @Override
        public List<byte[]> bodies() {
            return List.of();
        }
    }
}
