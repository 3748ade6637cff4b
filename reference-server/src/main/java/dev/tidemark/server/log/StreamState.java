// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a stream at one moment, apart from its records.
 *
 * @param id tells this stream from every other one, also from an earlier one of the same name
 * @param name its name
 * @param settings what was fixed at its creation
 * @param createdAt when it was created, milliseconds since 1970
 * @param earliest where its first readable record starts; what lay before was dropped
 * @param tail where the next record will start
 * @param closed whether it takes no more records
 * @param softDeleted whether only its forks can read it
 * @param lastTimestamp the timestamp of its last record, or of its creation
 * @param writerSequence the last sequence a writer attached to an append, if any ever did
 * @param closedBy the producer's append that closed it, if it was one
 */
public record StreamState(
        long id,
        StreamName name,
        Settings settings,
        long createdAt,
        Position earliest,
        Position tail,
        boolean closed,
        boolean softDeleted,
        long lastTimestamp,
        Optional<String> writerSequence,
        Optional<Producer> closedBy) {

    public ContentType contentType() {
        return settings.contentType();
    }

    /** Where its own records begin: behind what a fork inherits. */
    public Position start() {
        return settings.origin().map(Origin::at).orElse(Position.START);
    }

    /** The state of a stream that was just created. */
    public static StreamState created(Change.Created change) {
        return new StreamState(
                change.id(),
                change.name(),
                change.settings(),
                change.timestamp(),
                change.settings().origin().map(Origin::earliest).orElse(Position.START),
                behind(change.start(), change.bodies()),
                change.close(),
                false,
                change.timestamp(),
                Optional.empty(),
                Optional.empty());
    }

    /** The state a change leads to; none if the stream is gone. */
    public static Optional<StreamState> after(Optional<StreamState> before, Change change) {
        if (change instanceof Change.Created created) {
            return Optional.of(created(created));
        }
        if (change instanceof Change.Appended appended) {
            return before.map(state -> state.after(appended));
        }
        if (change instanceof Change.Trimmed trimmed) {
            return before.map(state -> state.with(trimmed.earliest(), state.softDeleted()));
        }
        if (change instanceof Change.SoftDeleted) {
            return before.map(state -> state.with(state.earliest(), true));
        }
        return Optional.empty();
    }

    /** The state after records were added, or the stream was closed, or both. */
    public StreamState after(Change.Appended change) {
        return new StreamState(
                id,
                name,
                settings,
                createdAt,
                earliest,
                behind(tail, change.bodies()),
                closed || change.close(),
                softDeleted,
                change.timestamp(),
                change.writerSequence().or(this::writerSequence),
                change.close() ? change.producer() : closedBy);
    }

    private StreamState with(Position newEarliest, boolean nowSoftDeleted) {
        return new StreamState(
                id,
                name,
                settings,
                createdAt,
                newEarliest,
                tail,
                closed,
                nowSoftDeleted,
                lastTimestamp,
                writerSequence,
                closedBy);
    }

    private static Position behind(Position start, List<byte[]> bodies) {
        Position end = start;
        for (byte[] body : bodies) {
            end = end.plus(body.length);
        }
        return end;
    }
}
