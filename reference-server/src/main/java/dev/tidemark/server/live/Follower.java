// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.live;

import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamState;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/**
 * Follows a stream from a position on, as fast as its sink takes it, until the stream ends or is removed, the time is
 * over, or the reader is gone. All its steps run on one context, so there is never more than one at a time.
 */
public final class Follower {

    private final LogStore store;
    private final StreamState stream;
    private final IntSupplier maxBytes;
    private final Context context;
    private final Sink sink;
    private final Tails.Watch watch;
    private final LogStore.Hold hold;
    private final long timer;

    private Position position;
    private int window;
    private boolean started;
    private final AtomicBoolean announced = new AtomicBoolean();
    private boolean reading;
    private boolean woken;
    private boolean blocked;
    private boolean timeOver;
    private boolean ended;

    private Follower(
            LogStore store,
            Tails tails,
            StreamState stream,
            Position from,
            IntSupplier maxBytes,
            Duration lifetime,
            Context context,
            Sink sink) {
        this.store = store;
        this.stream = stream;
        this.maxBytes = maxBytes;
        this.window = maxBytes.getAsInt();
        this.context = context;
        this.sink = sink;
        this.position = from;
        this.watch = tails.watch(stream.name(), this::wake);
        this.hold = store.hold(stream); // a stream with a follower is not idle (5.1)
        this.timer = context.owner().setTimer(lifetime.toMillis(), late -> timeIsOver());
    }

    /**
     * Starts following; must be called on the context.
     *
     * @param stream the stream to follow; one of the same name created later is not it
     * @param maxBytes how much to read at once
     * @param lifetime when to end at the latest
     */
    public static Follower start(
            LogStore store,
            Tails tails,
            StreamState stream,
            Position from,
            IntSupplier maxBytes,
            Duration lifetime,
            Context context,
            Sink sink) {
        Follower follower = new Follower(store, tails, stream, from, maxBytes, lifetime, context, sink);
        follower.read();
        return follower;
    }

    /** End now, as if the time was over. */
    public void finish() {
        context.runOnContext(now -> timeIsOver());
    }

    /** The reader is gone: stop following. */
    public void cancel() {
        if (!ended) {
            ended = true;
            watch.close();
            hold.close();
            context.owner().cancelTimer(timer);
        }
    }

    /** Called by the thread that writers wait for; many changes may be announced by one call. */
    private void wake() {
        if (announced.compareAndSet(false, true)) {
            context.runOnContext(change -> {
                announced.set(false);
                read();
            });
        }
    }

    private void timeIsOver() {
        timeOver = true;
        if (!ended && blocked) {
            end();
        } else {
            read();
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
        CompletableFuture<ReadOutcome> read =
                store.read(stream.name(), position, window).toCompletableFuture();
        if (read.isDone()) {
            received(read.isCompletedExceptionally() ? null : read.join()); // from memory, and this is the context
        } else {
            read.whenComplete((outcome, failure) -> context.runOnContext(done -> received(outcome)));
        }
    }

    private void received(ReadOutcome outcome) {
        if (ended) {
            return;
        }
        if (!(outcome instanceof Slice slice) || slice.stream().id() != stream.id()) {
            end();
            return;
        }
        boolean news = !started || !slice.isEmpty() || slice.reachesEnd();
        if (news) {
            deliver(slice);
        } else {
            position = slice.next(); // only commands lie between
        }
        if (timeOver) {
            end();
        } else if (slice.reachesEnd() && position.equals(slice.next())) {
            // Ending drops a reader that takes nothing; this one may still be taking what it was just given.
            whenReady(this::end);
        } else {
            boolean more = !slice.reachesTail();
            whenReady(() -> {
                reading = false;
                if (more || woken) {
                    context.runOnContext(next -> read()); // neither a deeper stack nor others kept waiting
                }
            });
        }
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

    private void deliver(Slice slice) {
        Position reached = sink.deliver(slice, timeOver);
        // A sink that takes nothing of a slice that more follows needs to see more at once.
        boolean stuck = reached.equals(position) && !slice.reachesTail();
        window = stuck ? Math.min(window, Integer.MAX_VALUE / 2) * 2 : maxBytes.getAsInt();
        started = true;
        position = reached;
    }

    private void end() {
        cancel();
        sink.end();
    }

    /** Where the records go. */
    public interface Sink {

        /**
         * Takes a slice, the first time also an empty one.
         *
         * @param last whether nothing will follow, although the stream may go on
         * @return up to where it took it; it will be offered the rest again
         */
        Position deliver(Slice slice, boolean last);

        /** Runs the action, on the same context, once more can be taken. */
        void whenReady(Runnable action);

        /** Nothing will follow. */
        void end();
    }
}
