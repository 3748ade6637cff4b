// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.store;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.StreamState;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds out where a stream with a retention may be cut. It knows the ends of its oldest records and reads on. */
final class Retained {

    private static final int MOST = 10_000;
    private static final int PORTION = 1 << 16;

    private final Source source;
    private final Deque<Mark> oldest = new ArrayDeque<>();

    Retained(Source source) {
        this.source = source;
    }

    /** Learns of records at the tail: they need not be read if no unknown ones lie before them. */
    void added(Position earliest, Position tail, List<LogRecord> records, Undo undo) {
        Position known = oldest.isEmpty() ? earliest : oldest.getLast().end();
        if (known.equals(tail) && oldest.size() < MOST) {
            records.forEach(this::mark);
            undo.add(() -> records.forEach(mark -> oldest.removeLast()));
        }
    }

    /** The position to cut the stream at, if there is more than may be kept. */
    Optional<Position> cut(StreamState state, long now, Undo undo) throws IOException {
        Retention retention = state.settings().retention();
        Position from = state.earliest();
        for (Optional<Mark> first = first(from); first.isPresent(); first = first(from)) {
            Mark mark = first.get();
            boolean newest = mark.end().equals(state.tail());
            if (!retention.isOutdated(mark.timestamp(), now) && (newest || !retention.isExceeded(from, state.tail()))) {
                break;
            }
            oldest.removeFirst();
            undo.add(() -> oldest.addFirst(mark));
            from = mark.end();
        }
        return from.equals(state.earliest()) ? Optional.empty() : Optional.of(from);
    }

    /** When the first record that is left was written. */
    OptionalLong oldestTimestamp() {
        return oldest.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(oldest.getFirst().timestamp());
    }

    private Optional<Mark> first(Position from) throws IOException {
        if (oldest.isEmpty()) {
            source.read(from.sequence(), PORTION).forEach(this::mark);
        }
        return Optional.ofNullable(oldest.peekFirst());
    }

    private void mark(LogRecord one) {
        oldest.addLast(new Mark(one.end(), one.timestamp()));
    }

    private record Mark(Position end, long timestamp) {}

    /** Reads records that readers can see already. */
    interface Source {
        List<LogRecord> read(long sequence, int maxBytes) throws IOException;
    }
}
