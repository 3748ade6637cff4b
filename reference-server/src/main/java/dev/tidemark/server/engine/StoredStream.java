// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Page;
import dev.tidemark.server.log.Portion;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stream as its readers see it: its state, and those of its own newest records that the checkpoint lacks. */
final class StoredStream {

    private final ArrayList<LogRecord> recent = new ArrayList<>();
    private final long id;
    private final StreamName name;
    private final Position start;
    private final Lease lease;
    private StreamState state;

    StoredStream(StreamState state) {
        this.state = state;
        this.id = state.id();
        this.name = state.name();
        this.start = state.start();
        this.lease = new Lease(state.settings().lifetime());
    }

    long id() {
        return id;
    }

    StreamName name() {
        return name;
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
        if (recent.isEmpty()) {
            recent.trimToSize(); // most streams rest most of the time
        }
    }

    /** Reads from memory; empty if the position lies before what memory holds. */
    synchronized Optional<ReadOutcome> read(Position from, Portion portion) {
        Position at = from.equals(Position.START) ? state.earliest() : from;
        Optional<ReadOutcome> refusal = refusal(at);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (at.equals(state.tail())) {
            return Optional.of(new Slice(state, at, List.of()));
        }
        return recent(at.sequence(), portion).map(records -> slice(at, records, portion));
    }

    /** Reads a page from memory; empty if the position lies before what memory holds. */
    Optional<ReadOutcome> page(Position from, int maxBytes, Page.Room room) {
        StreamState seen;
        Position at;
        Optional<List<LogRecord>> records;
        synchronized (this) {
            seen = state;
            at = from.equals(Position.START) ? state.earliest() : from;
            Optional<ReadOutcome> refusal = refusal(at);
            if (refusal.isPresent()) {
                return refusal;
            }
            records = recent(at.sequence(), new Portion(maxBytes, Integer.MAX_VALUE));
        }
        if (records.isEmpty()) {
            return Optional.empty();
        }
        PageDraft draft = new PageDraft(seen.contentType().isJson(), maxBytes, room);
        records.get().forEach(draft::add);
        return Optional.of(page(seen, at, draft));
    }

    /** What to answer with a page that was read elsewhere. */
    ReadOutcome page(Position at, PageDraft draft) {
        StreamState seen;
        synchronized (this) {
            Optional<ReadOutcome> refusal = refusal(at);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            seen = state;
        }
        return page(seen, at, draft);
    }

    private static ReadOutcome page(StreamState seen, Position at, PageDraft draft) {
        boolean nothing = draft.first() == null && at.equals(seen.tail());
        if (!nothing && !at.equals(draft.first())) {
            return new ReadOutcome.NoSuchPosition(seen);
        }
        try {
            return new Page(seen, at, nothing ? at : draft.next(), draft.isEmpty(), draft.write());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What to answer with records that were read elsewhere, if any were found. */
    synchronized ReadOutcome answer(Position at, List<LogRecord> records, Portion portion) {
        return refusal(at).orElseGet(() -> slice(at, records, portion));
    }

    /** The first sequence that readers of records may still get. */
    synchronized long firstSequence() {
        return Math.max(state.earliest().sequence(), state.controls().trimPoint());
    }

    /**
     * Reads from memory, from the first readable record that has at least so many before it; empty if it lies before
     * what memory holds.
     */
    synchronized Optional<ReadOutcome> readFrom(long sequence, Portion portion) {
        if (state.softDeleted()) {
            return Optional.of(new Outcome.SoftDeleted());
        }
        return recent(Math.max(sequence, firstSequence()), portion).map(this::behind);
    }

    /** What to answer with records that were read elsewhere, nothing if they are gone meanwhile. */
    synchronized Optional<ReadOutcome> answerFrom(List<LogRecord> records, Portion portion) {
        if (state.softDeleted()) {
            return Optional.of(new Outcome.SoftDeleted());
        }
        boolean readable = !records.isEmpty() && records.get(0).at().sequence() >= firstSequence();
        return readable ? Optional.of(behind(portion.of(records))) : Optional.empty();
    }

    private ReadOutcome behind(List<LogRecord> records) {
        return new Slice(
                state, records.isEmpty() ? state.tail() : records.get(0).at(), records);
    }

    /** Its own records from a sequence on, as far as they fit; empty if memory does not hold that one any more. */
    synchronized Optional<List<LogRecord>> recent(long sequence, Portion portion) {
        if (sequence < firstRecent()) {
            return Optional.empty();
        }
        if (sequence >= state.tail().sequence()) {
            return Optional.of(List.of());
        }
        return Optional.of(portion.of(recent.subList((int) (sequence - firstRecent()), recent.size())));
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

    private ReadOutcome slice(Position at, List<LogRecord> records, Portion portion) {
        return records.isEmpty() || !records.get(0).at().equals(at)
                ? new ReadOutcome.NoSuchPosition(state)
                : new Slice(state, at, portion.of(records)).withoutCommands();
    }

    private long firstRecent() {
        return state.tail().sequence() - recent.size();
    }
}
