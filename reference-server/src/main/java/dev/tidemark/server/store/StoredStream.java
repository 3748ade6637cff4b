// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.store;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stream as its readers see it: its state, and those of its newest records that the checkpoint lacks. */
final class StoredStream {

    private final List<LogRecord> recent = new ArrayList<>();
    private StreamState state;

    StoredStream(StreamState state) {
        this.state = state;
    }

    synchronized StreamState state() {
        return state;
    }

    synchronized void publish(Published published) {
        state = published.after().orElseThrow();
        recent.addAll(published.records());
    }

    /** Forgets the records before a position, which can be read elsewhere now. */
    synchronized void forget(Position before) {
        long count = before.sequence() - firstRecent();
        recent.subList(0, (int) Math.max(0, count)).clear();
    }

    /** Reads from memory; empty if the position lies before what memory holds. */
    synchronized Optional<ReadOutcome> read(Position from, int maxBytes) {
        if (from.equals(state.tail())) {
            return Optional.of(new Slice(state, from, List.of()));
        }
        if (from.sequence() >= state.tail().sequence()) {
            return Optional.of(new ReadOutcome.NoSuchPosition(state));
        }
        if (from.sequence() < firstRecent()) {
            return Optional.empty();
        }
        List<LogRecord> rest = recent.subList((int) (from.sequence() - firstRecent()), recent.size());
        if (!rest.get(0).at().equals(from)) {
            return Optional.of(new ReadOutcome.NoSuchPosition(state));
        }
        return Optional.of(new Slice(state, from, fitting(rest, maxBytes)));
    }

    /** The longest beginning that fits into {@code maxBytes}, but at least one record. */
    static List<LogRecord> fitting(List<LogRecord> records, int maxBytes) {
        long size = 0;
        int count = 0;
        while (count < records.size()
                && (count == 0 || size + records.get(count).body().length <= maxBytes)) {
            size += records.get(count).body().length;
            count++;
        }
        return List.copyOf(records.subList(0, count));
    }

    private long firstRecent() {
        return state.tail().sequence() - recent.size();
    }
}
