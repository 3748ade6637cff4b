// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.store;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stream as its readers see it: its state, and those of its own newest records that the checkpoint lacks. */
final class StoredStream {

    private final List<LogRecord> recent = new ArrayList<>();
    private final long id;
    private final Position start;
    private final Lease lease;
    private StreamState state;

    StoredStream(StreamState state) {
        this.state = state;
        this.id = state.id();
        this.start = state.start();
        this.lease = new Lease(state.settings().lifetime());
    }

    long id() {
        return id;
    }

    /** Where its own records begin. */
    Position start() {
        return start;
    }

    Lease lease() {
        return lease;
    }

    synchronized StreamState state() {
        return state;
    }

    /** Whether its time is over; a soft-deleted stream lives as long as its forks. */
    boolean isOver() {
        return !state().softDeleted() && lease.isOver();
    }

    synchronized void publish(Published published) {
        state = published.after().orElseThrow();
        recent.addAll(published.records());
    }

    /** Forgets the records before a position, which can be read elsewhere now or are not needed any more. */
    synchronized void forget(Position before) {
        long count = before.sequence() - firstRecent();
        recent.subList(0, (int) Math.max(0, Math.min(count, recent.size()))).clear();
    }

    /** Reads from memory; empty if the position lies before what memory holds. */
    synchronized Optional<ReadOutcome> read(Position from, int maxBytes) {
        Position at = from.equals(Position.START) ? state.earliest() : from;
        Optional<ReadOutcome> refusal = refusal(at);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (at.equals(state.tail())) {
            return Optional.of(new Slice(state, at, List.of()));
        }
        return recent(at.sequence(), maxBytes).map(records -> slice(at, records, maxBytes));
    }

    /** What to answer with records that were read elsewhere, if any were found. */
    synchronized ReadOutcome answer(Position at, List<LogRecord> records, int maxBytes) {
        return refusal(at).orElseGet(() -> slice(at, records, maxBytes));
    }

    /** Its own records from a sequence on, as far as they fit; empty if memory does not hold that one any more. */
    synchronized Optional<List<LogRecord>> recent(long sequence, int maxBytes) {
        if (sequence < firstRecent()) {
            return Optional.empty();
        }
        if (sequence >= state.tail().sequence()) {
            return Optional.of(List.of());
        }
        return Optional.of(fitting(recent.subList((int) (sequence - firstRecent()), recent.size()), maxBytes));
    }

    private Optional<ReadOutcome> refusal(Position at) {
        if (state.softDeleted()) {
            return Optional.of(new Outcome.SoftDeleted());
        }
        if (at.compareTo(state.earliest()) < 0) {
            return Optional.of(new Outcome.Dropped(state));
        }
        boolean beyond = at.sequence() >= state.tail().sequence() && !at.equals(state.tail());
        return beyond ? Optional.of(new ReadOutcome.NoSuchPosition(state)) : Optional.empty();
    }

    private ReadOutcome slice(Position at, List<LogRecord> records, int maxBytes) {
        return records.isEmpty() || !records.get(0).at().equals(at)
                ? new ReadOutcome.NoSuchPosition(state)
                : new Slice(state, at, fitting(records, maxBytes));
    }

    /** The longest beginning that fits into {@code maxBytes}, but at least one record. */
    private static List<LogRecord> fitting(List<LogRecord> records, int maxBytes) {
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
