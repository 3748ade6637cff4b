// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.live.Tails;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.S2Problem;
import io.vertx.core.Context;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads a stream in batches, as fast as its sink takes them, and follows it if the query says so: until a bound is met,
 * until no record came for as long as the reader waits, or until the stream or the reader is gone. All its steps run on
 * one context, so there is never more than one at a time.
 */
final class ReadSession {

    private final ReadQuery query;
    private final Reader reader;
    private final StreamState stream;
    private final Context context;
    private final Sink sink;
    private final Tails.Watch watch;
    private final LogStore.Hold hold;
    private final Alarm alarm;
    private final AtomicBoolean announced = new AtomicBoolean();

    private Place tail;
    private boolean following;
    private boolean reading;
    private boolean woken;
    private boolean blocked;
    private boolean ended;

    /**
     * Starts reading; must be called on the context.
     *
     * @param stream the stream to read; one of the same name created later is not it
     * @param start where, not behind the tail
     */
    ReadSession(
            LogStore store,
            Tails tails,
            StreamState stream,
            ReadQuery query,
            ReadQuery.Start start,
            Context context,
            Sink sink) {
        this.query = query;
        this.reader = new Reader(store, stream, start, query.bounds());
        this.stream = stream;
        this.tail = Place.tailOf(stream);
        this.context = context;
        this.sink = sink;
        this.alarm = new Alarm(context, query.patience(), this::isIdle, () -> sink.heartbeat(tail), this::end);
        // First the watch, then the read: whatever is appended is either read or announced.
        this.watch = tails.watch(stream.name(), this::wake);
        this.hold = store.hold(stream);
        read();
    }

    /** End now, because the server stops: the reader is told to go on elsewhere or later. */
    void finish() {
        context.runOnContext(now -> {
            if (!ended && blocked) {
                cancel();
                sink.drop();
            } else if (!ended) {
                fail(S2Problem.of(Code.SERVER_DRAINING, "The server stops."));
            }
        });
    }

    /** The reader is gone: stop. */
    void cancel() {
        if (!ended) {
            ended = true;
            watch.close();
            hold.close();
            alarm.close();
        }
    }

    /** Called by the thread that writers wait for; many changes may be announced by one call. */
    private void wake() {
        if (announced.compareAndSet(false, true)) {
            context.runOnContext(now -> {
                announced.set(false);
                read();
            });
        }
    }

    private void read() {
        if (ended) {
            return;
        }
        if (reading) {
            woken = true;
            return;
        }
        reading = true;
        woken = false;
        reader.read().whenComplete((outcome, failure) -> context.runOnContext(done -> received(outcome, failure)));
    }

    private void received(ReadOutcome outcome, Throwable failure) {
        if (ended) {
            return;
        }
        try {
            if (failure != null) {
                throw S2Problem.of(failure);
            }
            Slice slice = Results.slice(outcome);
            if (slice.stream().id() != stream.id()) {
                throw Results.gone();
            }
            tail = Place.tailOf(slice.stream());
            if (slice.isEmpty()) {
                atTail(slice.stream().closed());
            } else {
                deliver(slice);
            }
        } catch (S2Problem problem) {
            fail(problem);
        }
    }

    private void deliver(Slice slice) {
        Optional<List<LogRecord>> batch = reader.take(slice.records());
        if (batch.isEmpty()) {
            end();
            return;
        }
        boolean reachesTail =
                slice.reachesTail() && batch.get().size() == slice.records().size();
        sink.batch(batch.get(), following || reachesTail ? Optional.of(tail) : Optional.empty());
        alarm.sent();
        if (reader.isAtBound()) {
            end();
            return;
        }
        following &= reachesTail; // whoever falls behind catches up before it follows again
        whenReady(() -> {
            alarm.restartPatience();
            if (reachesTail && !woken) {
                atTail(slice.stream().closed());
            } else {
                reading = false;
                read();
            }
        });
    }

    /** @param closed whether nothing will ever follow */
    private void atTail(boolean closed) {
        if (!query.mayFollow() || closed) {
            end();
            return;
        }
        if (!following) {
            following = true;
            if (query.patience().orElse(1) == 0) {
                end();
                return;
            }
            sink.heartbeat(tail);
            alarm.sent();
            alarm.startPatience();
        }
        whenReady(() -> {
            reading = false;
            if (woken) {
                read();
            } else {
                alarm.set();
            }
        });
    }

    private boolean isIdle() {
        return !ended && !blocked && !reading;
    }

    private void whenReady(Runnable action) {
        blocked = true;
        sink.whenReady(() -> {
            blocked = false;
            if (!ended) {
                action.run();
            }
        });
    }

    private void end() {
        if (!ended) {
            cancel();
            sink.end();
        }
    }

    private void fail(S2Problem problem) {
        cancel();
        sink.fail(problem);
    }

    /** Where batches go. Its methods are called on the session's context. */
    interface Sink {

        /** @param tail where the stream ends, if that is to be told */
        void batch(List<LogRecord> records, Optional<Place> tail);

        /** There is nothing new. */
        void heartbeat(Place tail);

        /** Runs the action, on the same context, once more can be taken. */
        void whenReady(Runnable action);

        /** The read is over. */
        void end();

        /** The read cannot go on. */
        void fail(S2Problem problem);

        /** Gives up a reader that takes nothing. */
        void drop();
    }
}
