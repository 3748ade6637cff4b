// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import dev.tidemark.server.log.settings.ContentType;
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
 * @param lastArrived when its last record was accepted, or when it was created
 * @param controls what command records have set
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
        long lastArrived,
        Controls controls,
        Optional<String> writerSequence,
        Optional<Producer> closedBy) {

    public ContentType contentType() {
        return settings.contentType();
    }

    /** Where its own records begin: behind what a fork inherits. */
    public Position start() {
        return settings.origin().map(Origin::at).orElse(Position.START);
    }

    /** The timestamp of the last record; 0 if there never was one. */
    public long tailTimestamp() {
        return tail.sequence() == 0 ? 0 : lastTimestamp;
    }

    /** Whether no record is left, or none ever was. */
    public boolean isEmpty() {
        return earliest.equals(tail);
    }

    /** The state of a stream that was just created. */
    public static StreamState created(Change.Created change) {
        return new StreamState(
                change.id(),
                change.name(),
                change.settings(),
                change.timestamp(),
                change.settings().origin().map(Origin::earliest).orElse(Position.START),
                behind(change.start(), change.records()),
                change.close(),
                false,
                change.timestamp(),
                change.timestamp(),
                Controls.NONE,
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
        if (change instanceof Change.Recorded recorded) {
            return before.map(state -> state.after(recorded));
        }
        if (change instanceof Change.Reconfigured wanted) {
            return before.map(state -> state.with(
                    state.settings().with(wanted.retention(), wanted.policy()), state.earliest(), state.softDeleted()));
        }
        if (change instanceof Change.Trimmed trimmed) {
            return before.map(state -> state.with(state.settings(), trimmed.earliest(), state.softDeleted()));
        }
        if (change instanceof Change.SoftDeleted) {
            return before.map(state -> state.with(state.settings(), state.earliest(), true));
        }
        return Optional.empty();
    }

    /** The state after records were added, or the stream was closed, or both. */
    public StreamState after(Change.Appended change) {
        boolean onlyClosed = change.bodies().isEmpty();
        return new StreamState(
                id,
                name,
                settings,
                createdAt,
                earliest,
                behindBodies(tail, change.bodies()),
                closed || change.close(),
                softDeleted,
                onlyClosed ? lastTimestamp : change.timestamp(),
                onlyClosed ? lastArrived : change.timestamp(),
                controls,
                change.writerSequence().or(this::writerSequence),
                change.close() ? change.producer() : closedBy);
    }

    /** The state after records with timestamps of their own were added. */
    public StreamState after(Change.Recorded change) {
        List<Stamped> records = change.records();
        Controls after = controls;
        for (int i = 0; i < records.size(); i++) {
            after = after.after(tail.sequence() + i, records.get(i));
        }
        return new StreamState(
                id,
                name,
                settings,
                createdAt,
                earliest,
                behind(tail, records),
                closed,
                softDeleted,
                records.get(records.size() - 1).timestamp(),
                change.arrived(),
                after,
                writerSequence,
                closedBy);
    }

    private StreamState with(Settings newSettings, Position newEarliest, boolean nowSoftDeleted) {
        return new StreamState(
                id,
                name,
                newSettings,
                createdAt,
                newEarliest,
                tail,
                closed,
                nowSoftDeleted,
                lastTimestamp,
                lastArrived,
                controls,
                writerSequence,
                closedBy);
    }

    private static Position behindBodies(Position start, List<byte[]> bodies) {
        long end = start.bytes();
        for (byte[] body : bodies) {
            end += body.length;
        }
        return bodies.isEmpty() ? start : new Position(start.sequence() + bodies.size(), end);
    }

    private static Position behind(Position start, List<Stamped> records) {
        Position end = start;
        for (Stamped one : records) {
            end = end.plus(one.length());
        }
        return end;
    }
}
