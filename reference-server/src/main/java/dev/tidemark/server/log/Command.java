// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.log.settings.Lifetime;
import dev.tidemark.server.log.settings.Policy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Something a client wants done to a stream. */
public sealed interface Command {

    /** The stream it is about. */
    StreamName name();

    /** How many bytes of record bodies it carries. */
    default long size() {
        return 0;
    }

    /** How many records it carries. */
    default int count() {
        return 0;
    }

    /** What it belongs to, if a refusal of it refuses others or the other way round. */
    default Optional<Chain> chain() {
        return Optional.empty();
    }

    /**
     * Create a stream, or make sure that one like this exists.
     *
     * @param bodies its first records; ignored if the stream exists
     * @param closed whether these are also its last
     */
    record Create(
            StreamName name,
            ContentType contentType,
            Lifetime lifetime,
            Retention retention,
            Policy policy,
            List<byte[]> bodies,
            boolean closed)
            implements Command {

        /** A stream that lives until it is deleted and keeps everything. */
        public Create(StreamName name, ContentType contentType, List<byte[]> bodies, boolean closed) {
            this(name, contentType, Lifetime.UNLIMITED, Retention.ALL, Policy.DEFAULT, bodies, closed);
        }

        @Override
        public long size() {
            return bytes(bodies);
        }

        @Override
        public int count() {
            return bodies.size();
        }
    }

    /**
     * Create a stream that begins with records of another one, or make sure that one like this exists.
     *
     * @param point where it branches off
     * @param contentType the type the client named; the source's if it named none
     * @param readAs the type by which the bodies and the unit of the point were understood
     * @param lifetime how long it lives; as long as the source if absent
     * @param bodies its first own records; ignored if the stream exists
     * @param closed whether these are also its last
     */
    record Fork(
            StreamName name,
            ForkPoint point,
            Optional<ContentType> contentType,
            ContentType readAs,
            Optional<Lifetime> lifetime,
            Retention retention,
            List<byte[]> bodies,
            boolean closed)
            implements Command {
        @Override
        public long size() {
            return bytes(bodies);
        }

        @Override
        public int count() {
            return bodies.size();
        }
    }

    /**
     * Add records, close the stream, or both in one step.
     *
     * @param contentType the type of the records; absent only if there are none
     * @param bodies the records; none means: only close
     * @param close whether to close the stream behind them
     * @param writerSequence must be greater than that of every earlier append to this stream
     * @param producer makes it idempotent
     */
    record Append(
            StreamName name,
            Optional<ContentType> contentType,
            List<byte[]> bodies,
            boolean close,
            Optional<String> writerSequence,
            Optional<Producer> producer)
            implements Command {
        @Override
        public long size() {
            return bytes(bodies);
        }

        @Override
        public int count() {
            return bodies.size();
        }
    }

    /**
     * Add records with timestamps and headers, on conditions (S2, "append").
     *
     * @param records at least one
     * @param matchSequence how many records must lie before them
     * @param fencingToken the token the stream must have
     * @param chain the session it is part of, if any
     */
    record AppendRecords(
            StreamName name,
            List<NewRecord> records,
            OptionalLong matchSequence,
            Optional<String> fencingToken,
            Optional<Chain> chain)
            implements Command {

        /** An append of its own. */
        public AppendRecords(
                StreamName name, List<NewRecord> records, OptionalLong matchSequence, Optional<String> fencingToken) {
            this(name, records, matchSequence, fencingToken, Optional.empty());
        }

        @Override
        public long size() {
            return records.stream().mapToLong(NewRecord::size).sum();
        }

        @Override
        public int count() {
            return records.size();
        }
    }

    /** Change what can be changed about a stream. */
    record Reconfigure(StreamName name, Retention retention, Policy policy) implements Command {}

    /** Remove a stream with all its records. */
    record Delete(StreamName name) implements Command {}

    /** Drop the records that the stream's retention does not cover any more. */
    record Trim(StreamName name) implements Command {}

    private static long bytes(List<byte[]> bodies) {
        return bodies.stream().mapToLong(body -> body.length).sum();
    }
}
