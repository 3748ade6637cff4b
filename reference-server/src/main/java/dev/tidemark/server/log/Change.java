// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import dev.tidemark.server.log.settings.Policy;
import java.util.List;
import java.util.Optional;

/** Something that happened to a stream. A log is the sum of its changes; a change is applied as a whole or not at all. */
public sealed interface Change {

    /** The stream it happened to. */
    long id();

    /** The records it added. */
    default List<Stamped> records() {
        return List.of();
    }

    /** When it happened as far as records are concerned, milliseconds since 1970; 0 if it added none. */
    default long arrived() {
        return 0;
    }

    private static List<Stamped> stamped(long timestamp, List<byte[]> bodies) {
        return bodies.stream().map(body -> Stamped.of(timestamp, body)).toList();
    }

    /**
     * A stream came into being.
     *
     * @param timestamp when
     * @param bodies its own first records, possibly none
     * @param close whether these are also its last
     */
    record Created(long id, StreamName name, Settings settings, long timestamp, List<byte[]> bodies, boolean close)
            implements Change {

        /** Where its own records begin: behind what a fork inherits. */
        public Position start() {
            return settings.origin().map(Origin::at).orElse(Position.START);
        }

        @Override
        public List<Stamped> records() {
            return stamped(timestamp, bodies);
        }

        @Override
        public long arrived() {
            return timestamp;
        }
    }

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
            implements Change {
        @Override
        public List<Stamped> records() {
            return stamped(timestamp, bodies);
        }

        @Override
        public long arrived() {
            return timestamp;
        }
    }

    /** Records with timestamps and perhaps headers of their own were added at the tail; among them may be commands. */
    record Recorded(long id, long arrived, List<Stamped> records) implements Change {}

    /** What can be changed about a stream was changed. */
    record Reconfigured(long id, Retention retention, Policy policy) implements Change {}

    /** The records before a position are gone for readers of this stream, though its forks may still need them. */
    record Trimmed(long id, Position earliest) implements Change {}

    /** The stream is gone for everybody but its forks (Durable Streams 4.2). */
    record SoftDeleted(long id) implements Change {}

    /** The stream and all its records are gone. */
    record Deleted(long id) implements Change {}
}
