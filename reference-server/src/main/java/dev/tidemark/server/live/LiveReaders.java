// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.live;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The readers that wait or listen at this moment, and the writers that keep a session open: how many there are, how many
 * there may be, and how to let them go.
 */
public final class LiveReaders {

    private final int limit;
    private final AtomicInteger taken = new AtomicInteger();
    private final LongAdder refused = new LongAdder();
    private final Set<Seat> seats = ConcurrentHashMap.newKeySet();
    private volatile boolean finishing;

    public LiveReaders(OptionalInt limit) {
        this.limit = limit.orElse(Integer.MAX_VALUE);
    }

    /** Takes a seat; empty if there is none. */
    public Optional<Seat> enter(Kind kind) {
        if (taken.incrementAndGet() > limit) {
            taken.decrementAndGet();
            refused.increment();
            return Optional.empty();
        }
        Seat seat = new Seat(kind);
        seats.add(seat);
        return Optional.of(seat);
    }

    /** Asks all to end their answers, now and from now on, because the server stops. */
    public void finish() {
        finishing = true;
        seats.forEach(seat -> seat.finish.run());
    }

    public long open(Kind kind) {
        return seats.stream().filter(seat -> seat.kind == kind).count();
    }

    /** How many there are, of any kind. */
    public int open() {
        return taken.get();
    }

    public long refused() {
        return refused.sum();
    }

    /** How a reader or a writer is served. */
    public enum Kind {
        LONG_POLL,
        SSE,
        READ_SESSION,
        APPEND_SESSION
    }

    /** The place of one reader. */
    public final class Seat {

        private final Kind kind;
        private volatile Runnable finish = () -> {};

        private Seat(Kind kind) {
            this.kind = kind;
        }

        /** Says how the answer can be ended early; may be called at any time, also twice. */
        public void onFinish(Runnable action) {
            finish = action;
            if (finishing) {
                action.run();
            }
        }

        /** Gives the seat back; only the first time counts. */
        public void leave() {
            if (seats.remove(this)) {
                taken.decrementAndGet();
            }
        }
    }
}
