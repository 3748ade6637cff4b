// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.store;

import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An entry together with what it led to.
 *
 * @param name the stream it happened to
 * @param after the state of its stream afterwards; absent if the stream is gone
 * @param records the records it added, in their places
 */
record Published(Entry entry, StreamName name, Optional<StreamState> after, List<LogRecord> records) {

    /** At least one of the two states must be there. */
    static Published of(Entry entry, Optional<StreamState> before, Optional<StreamState> after) {
        StreamName name = after.or(() -> before).orElseThrow().name();
        List<LogRecord> records = new ArrayList<>();
        Position at = before.map(StreamState::tail).orElse(Position.START);
        for (byte[] body : entry.change().bodies()) {
            LogRecord next = new LogRecord(at, after.orElseThrow().lastTimestamp(), body);
            records.add(next);
            at = next.end();
        }
        return new Published(entry, name, after, records);
    }

    /** The state a change leads to, for replay. */
    static Optional<StreamState> apply(Change change, Optional<StreamState> before) {
        if (change instanceof Change.Created created) {
            return Optional.of(StreamState.created(created));
        }
        if (change instanceof Change.Appended appended) {
            return Optional.of(before.orElseThrow().after(appended));
        }
        return Optional.empty();
    }

    long bytes() {
        return records.stream().mapToLong(next -> next.body().length).sum();
    }
}
