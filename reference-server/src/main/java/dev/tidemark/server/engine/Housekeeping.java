// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Portion;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.Lifetime;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What streams need without being asked: to end when their time is over, and to be cut when they hold more than they
 * may. Used by the writer's thread only.
 */
final class Housekeeping {

    /** How long to wait at most before looking again: the machine's clock may be set. */
    private static final long PATIENCE = Duration.ofMinutes(1).toNanos();

    /** How long to wait at least, so that a stream that is held does not keep the writer busy. */
    private static final long PAUSE = Duration.ofMillis(10).toNanos();

    /** How long to wait before trying again what could not be written. */
    private static final long RETRY = Duration.ofMillis(250).toNanos();

    /** A hundred years in seconds: limits beyond are never reached, but would overflow. */
    private static final long LONGEST = Duration.ofDays(36_500).toSeconds();

    private final Streams streams;
    private final Reading reading;
    private final PriorityQueue<Due> dues = new PriorityQueue<>();
    private final Map<Long, Long> next = new HashMap<>();
    private final Map<Long, Retained> retained = new HashMap<>();

    /** When streams that may go once they are empty were first seen so, milliseconds since 1970. */
    private final Map<Long, Long> emptySince = new HashMap<>();

    Housekeeping(Streams streams, Reading reading) {
        this.streams = streams;
        this.reading = reading;
    }

    /** In how many nanoseconds there may be something to do. */
    long pause() {
        return dues.isEmpty() ? PATIENCE : Math.max(0, dues.peek().at() - System.nanoTime());
    }

    /** The streams that it is time to look at. */
    Set<Long> due() {
        Set<Long> ids = new HashSet<>();
        while (!dues.isEmpty() && dues.peek().at() - System.nanoTime() <= 0) {
            Due due = dues.remove();
            next.remove(due.id(), due.at());
            ids.add(due.id());
        }
        return ids;
    }

    /** Sees to it that a stream is looked at soon. */
    void scheduleNow(StreamState state) {
        if (concerns(state)) {
            schedule(state.id(), 0);
        }
    }

    /** Whether there is or may ever be anything to do for a stream in this state. */
    static boolean concerns(StreamState state) {
        return state.settings().retention().isLimited()
                || !(state.settings().lifetime() instanceof Lifetime.Unlimited)
                || state.settings().policy().deleteOnEmpty().isPresent()
                || isTrimDue(state)
                || state.softDeleted();
    }

    /** Sees to it that a stream is looked at again in time. */
    void schedule(StreamState state, long now) {
        long wait = Long.MAX_VALUE;
        if (!(state.settings().lifetime() instanceof Lifetime.Unlimited)) {
            wait = published(state).map(stream -> stream.lease().left()).orElse(PAUSE);
        }
        OptionalLong seconds = state.settings().retention().seconds();
        if (seconds.isPresent() && !state.isEmpty()) {
            long oldest = retained(state).oldestArrival().orElse(now);
            wait = Math.min(wait, until(oldest, seconds.getAsLong(), now));
        }
        OptionalLong kept = state.settings().policy().deleteOnEmpty();
        if (kept.isPresent() && state.isEmpty()) {
            long since = emptySince.computeIfAbsent(state.id(), id -> now);
            wait = Math.min(wait, until(since, kept.getAsLong(), now));
        } else {
            emptySince.remove(state.id());
        }
        if (isTrimDue(state)
                || (state.settings().retention().isLimited() && retained(state).isBehind())) {
            wait = 0; // the record could not be read yet
        }
        if (wait < Long.MAX_VALUE && !state.softDeleted()) {
            schedule(state.id(), wait);
        }
    }

    /** Learns what a stream with a retention was given. */
    void added(Optional<StreamState> before, StreamState after, List<LogRecord> records) {
        if (after.settings().retention().isLimited()) {
            retained(after)
                    .added(
                            before.orElse(after).earliest(),
                            before.map(StreamState::tail).orElse(after.start()),
                            records);
        }
    }

    void removed(long id) {
        retained.remove(id);
        emptySince.remove(id);
    }

    /** Changes of these streams were taken back: what is known of their records is forgotten and found out anew. */
    void lookAgain(Set<Long> ids) {
        for (long id : ids) {
            retained.remove(id);
            schedule(id, RETRY);
        }
    }

    boolean isOver(StreamState state) {
        return published(state).filter(StoredStream::isOver).isPresent();
    }

    /** Whether a stream has been without records for as long as it may, as far as was seen since the start. */
    boolean isEmptyForTooLong(StreamState state, long now) {
        OptionalLong kept = state.settings().policy().deleteOnEmpty();
        Long since = emptySince.get(state.id());
        return kept.isPresent()
                && since != null
                && state.isEmpty()
                && !state.softDeleted()
                && until(since, kept.getAsLong(), now) == 0;
    }

    /** What a command said to drop from a stream, as soon as it is known where that ends. */
    Optional<Change> trim(StreamState state) throws IOException {
        long point = state.controls().trimPoint();
        if (!isTrimDue(state) || state.softDeleted()) {
            return Optional.empty();
        }
        if (point >= state.tail().sequence()) {
            return Optional.of(new Change.Trimmed(state.id(), state.tail()));
        }
        Optional<StoredStream> stream = published(state);
        List<LogRecord> found = stream.isEmpty() ? List.of() : reading.records(stream.get(), point, Portion.ofBytes(1));
        return found.stream().findFirst().map(one -> new Change.Trimmed(state.id(), one.at()));
    }

    private static boolean isTrimDue(StreamState state) {
        return state.controls().trimPoint() > state.earliest().sequence();
    }

    /** What to drop from a stream now because it is more than the stream may keep. */
    Optional<Change> trim(StreamState state, long now) throws IOException {
        return state.settings().retention().isLimited() && !state.softDeleted()
                ? retained(state).cut(state, now).map(earliest -> new Change.Trimmed(state.id(), earliest))
                : Optional.empty();
    }

    private Optional<StoredStream> published(StreamState state) {
        return streams.find(state.id());
    }

    private Retained retained(StreamState state) {
        return retained.computeIfAbsent(
                state.id(), id -> new Retained((sequence, portion) -> read(state, sequence, portion)));
    }

    /** Reads what readers can see; of a fork that they cannot see yet, what it inherits. */
    private List<LogRecord> read(StreamState state, long sequence, Portion portion) throws IOException {
        Optional<StoredStream> stream = published(state);
        if (stream.isPresent()) {
            return reading.records(stream.get(), sequence, portion);
        }
        Optional<StoredStream> source = state.settings().origin().flatMap(origin -> streams.find(origin.sourceId()));
        return source.isEmpty()
                ? List.of()
                : reading.records(source.get(), sequence, portion).stream()
                        .filter(one -> one.at().compareTo(state.start()) < 0)
                        .toList();
    }

    private void schedule(long id, long wait) {
        long at = System.nanoTime() + Math.max(PAUSE, Math.min(PATIENCE, wait));
        Long known = next.get(id);
        if (known == null || at - known < 0) {
            next.put(id, at);
            dues.add(new Due(at, id));
        }
    }

    /** Nanoseconds until so many seconds have passed since the start, both it and now in milliseconds since 1970. */
    private static long until(long start, long seconds, long now) {
        long left = start + TimeUnit.SECONDS.toMillis(Math.min(seconds, LONGEST)) - now;
        return TimeUnit.MILLISECONDS.toNanos(Math.max(0, left));
    }

    private record Due(long at, long id) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return Long.compare(at - other.at, 0); // nanoseconds may wrap
        }
    }
}
