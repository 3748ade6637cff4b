// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Stamped;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry together with what it led to.
 *
 * @param name the stream it happened to
 * @param after the state of its stream afterwards; absent if the stream is gone
 * @param records the records it added, in their places
 * @param needed streams whose records are needed only from this position on now
 */
public record Published(
        Entry entry,
        StreamName name,
        Optional<StreamState> after,
        List<LogRecord> records,
        Map<Long, Position> needed) {

    /** At least one of the two states must be there. */
    static Published of(
            Entry entry, Optional<StreamState> before, Optional<StreamState> after, Map<Long, Position> needed) {
        StreamName name = after.or(() -> before).orElseThrow().name();
        if (entry.change() instanceof Change.Appended appended) {
            return new Published(
                    entry, name, after, records(before.orElseThrow().tail(), appended), needed);
        }
        List<LogRecord> records = new ArrayList<>();
        Position at = before.map(StreamState::tail)
                .or(() -> after.map(StreamState::start))
                .orElse(Position.START);
        for (Stamped one : entry.change().records()) {
            LogRecord next = new LogRecord(at, one.timestamp(), entry.change().arrived(), one.headers(), one.body());
            records.add(next);
            at = next.end();
        }
        return new Published(entry, name, after, records, needed);
    }

    private static List<LogRecord> records(Position start, Change.Appended appended) {
        List<LogRecord> records = new ArrayList<>(appended.bodies().size());
        Position at = start;
        for (byte[] body : appended.bodies()) {
            LogRecord next = LogRecord.of(at, appended.timestamp(), body);
            records.add(next);
            at = next.end();
        }
        return records;
    }

    /** How much memory its records take, in bytes. */
    public long memory() {
        return Memory.of(records);
    }
}
