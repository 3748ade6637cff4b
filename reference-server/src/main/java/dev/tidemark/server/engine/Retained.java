// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Portion;
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
    private static final Portion PORTION = Portion.ofBytes(1 << 16);

    private final Source source;
    private final Deque<Mark> oldest = new ArrayDeque<>();

    /** Records behind unknown ones, which cannot be read yet. */
    private final Deque<Mark> unread = new ArrayDeque<>();

    private boolean behind;

    Retained(Source source) {
        this.source = source;
    }

    /** Learns of records at the tail: they need not be read if no unknown ones lie before them. */
    void added(Position earliest, Position tail, List<LogRecord> records) {
        Position known = oldest.isEmpty() ? earliest : oldest.getLast().end();
        boolean follows = known.equals(tail) && unread.isEmpty() && oldest.size() < MOST;
        Deque<Mark> marks = follows ? oldest : unread;
        records.forEach(one -> marks.addLast(Mark.of(one)));
    }

    /**
     * The position to cut the stream at, if there is more than may be kept. To be asked before the records that were
     * added last can be read; afterwards they are looked up if need be.
     */
    Optional<Position> cut(StreamState state, long now) throws IOException {
        Retention retention = state.settings().retention();
        Position from = state.earliest();
        while (!oldest.isEmpty() && oldest.getFirst().at().compareTo(from) < 0) {
            oldest.removeFirst(); // cut for another reason
        }
        Optional<Mark> first = first(from);
        for (; first.isPresent(); first = first(from)) {
            Mark mark = first.get();
            boolean newest = mark.end().equals(state.tail());
            if (!retention.isOutdated(mark.arrived(), now) && (newest || !retention.isExceeded(from, state.tail()))) {
                break;
            }
            oldest.removeFirst();
            from = mark.end();
        }
        unread.clear();
        behind = first.isEmpty() && !from.equals(state.tail());
        return from.equals(state.earliest()) ? Optional.empty() : Optional.of(from);
    }

    /** Whether it could not find out how much to cut, because there is what readers cannot see yet. */
    boolean isBehind() {
        return behind;
    }

    /** When the first record that is left was accepted. */
    OptionalLong oldestArrival() {
        return oldest.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(oldest.getFirst().arrived());
    }

    private Optional<Mark> first(Position from) throws IOException {
        if (oldest.isEmpty()) {
            source.read(from.sequence(), PORTION).forEach(one -> oldest.addLast(Mark.of(one)));
        }
        if (oldest.isEmpty() && !unread.isEmpty() && unread.peekFirst().at().equals(from)) {
            oldest.addAll(unread);
            unread.clear();
        }
        return Optional.ofNullable(oldest.peekFirst());
    }

    private record Mark(Position at, Position end, long arrived) {
        static Mark of(LogRecord one) {
            return new Mark(one.at(), one.end(), one.arrived());
        }
    }

    /** Reads records that readers can see already. */
    interface Source {
        List<LogRecord> read(long sequence, Portion portion) throws IOException;
    }
}
