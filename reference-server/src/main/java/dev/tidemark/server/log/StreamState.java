// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a stream at one moment, apart from its records.
 *
 * @param id tells this stream from every other one, also from an earlier one of the same name
 * @param name its name
 * @param contentType its content type, fixed at creation
 * @param createdAt when it was created, milliseconds since 1970
 * @param tail where the next record will start
 * @param closed whether it takes no more records
 * @param lastTimestamp the timestamp of its last record, or of its creation
 * @param writerSequence the last sequence a writer attached to an append, if any ever did
 * @param closedBy the producer's append that closed it, if it was one
 */
public record StreamState(
        long id,
        StreamName name,
        ContentType contentType,
        long createdAt,
        Position tail,
        boolean closed,
        long lastTimestamp,
        Optional<String> writerSequence,
        Optional<Producer> closedBy) {

    /** The state of a stream that was just created. */
    public static StreamState created(Change.Created change) {
        return new StreamState(
                change.id(),
                change.name(),
                change.contentType(),
                change.timestamp(),
                behind(Position.START, change.bodies()),
                change.close(),
                change.timestamp(),
                Optional.empty(),
                Optional.empty());
    }

    /** The state after records were added, or the stream was closed, or both. */
    public StreamState after(Change.Appended change) {
        return new StreamState(
                id,
                name,
                contentType,
                createdAt,
                behind(tail, change.bodies()),
                closed || change.close(),
                change.timestamp(),
                change.writerSequence().or(this::writerSequence),
                change.close() ? change.producer() : closedBy);
    }

    private static Position behind(Position start, List<byte[]> bodies) {
        Position end = start;
        for (byte[] body : bodies) {
            end = end.plus(body.length);
        }
        return end;
    }
}
