// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.StreamState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reads a stream from a place on, in the portions that answers have. */
final class Reader {

    private final LogStore store;
    private final StreamState stream;
    private final ReadQuery.Start start;
    private Bounds bounds;
    private long next = -1;

    /** @param start a sequence number or a timestamp, not behind the tail */
    Reader(LogStore store, StreamState stream, ReadQuery.Start start, Bounds bounds) {
        this.store = store;
        this.stream = stream;
        this.start = start;
        this.bounds = bounds;
    }

    /** The records that follow, as the log has them: perhaps more than may be returned. */
    CompletionStage<ReadOutcome> read() {
        if (next >= 0) {
            return store.readFrom(stream.name(), next, bounds.portion());
        }
        return start instanceof ReadQuery.Timestamp timestamp
                ? store.readSince(stream.name(), timestamp.time(), bounds.portion())
                : store.readFrom(stream.name(), ((ReadQuery.Sequence) start).number(), bounds.portion());
    }

    /**
     * Takes those of the records that one answer returns, and goes on behind them.
     *
     * @param records what was read, at least one
     * @return empty if a bound lies before the first one
     */
    Optional<List<LogRecord>> take(List<LogRecord> records) {
        int count = bounds.ofBatch(records);
        if (count == 0) {
            return Optional.empty();
        }
        List<LogRecord> taken = records.subList(0, count);
        bounds = bounds.after(count, Bounds.metered(taken));
        next = taken.get(count - 1).at().sequence() + 1;
        return Optional.of(taken);
    }

    /** Whether a bound has been met. */
    boolean isAtBound() {
        return bounds.isSpent();
    }
}
