// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.live;

import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.Stretch;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One read that waits: for data, for the end of the stream, for its removal, or for a time. */
public final class LongPoll {

    private final LogStore store;
    private final StreamState stream;
    private final Reading reading;
    private final Context context;
    private final CompletableFuture<ReadOutcome> result = new CompletableFuture<>();
    private final Tails.Watch watch;
    private final long timer;
    private LogStore.Hold hold = () -> {};
    private Position from;
    private boolean waiting;

    private LongPoll(
            LogStore store,
            Tails tails,
            StreamState stream,
            Position from,
            Reading reading,
            Duration patience,
            Context context) {
        this.store = store;
        this.stream = stream;
        this.from = from;
        this.reading = reading;
        this.context = context;
        this.watch = tails.watch(stream.name(), () -> context.runOnContext(woken -> readHere(false)));
        this.timer = context.owner().setTimer(patience.toMillis(), late -> readHere(true));
    }

    /**
     * Starts waiting.
     *
     * @param stream the stream to read; one of the same name created later is not it
     * @param patience how long to wait for something to return; after that the result is an empty stretch
     * @param context where timers fire and wake-ups go
     */
    public static LongPoll start(
            LogStore store,
            Tails tails,
            StreamState stream,
            Position from,
            int maxBytes,
            Duration patience,
            Context context) {
        return start(store, tails, stream, from, at -> store.read(stream.name(), at, maxBytes), patience, context);
    }

    /**
     * Starts waiting, with a way of its own to read.
     *
     * @param from what the first reading is given
     */
    public static LongPoll start(
            LogStore store,
            Tails tails,
            StreamState stream,
            Position from,
            Reading reading,
            Duration patience,
            Context context) {
        LongPoll poll = new LongPoll(store, tails, stream, from, reading, patience, context);
        poll.read(false);
        return poll;
    }

    public CompletionStage<ReadOutcome> result() {
        return result;
    }

    /** Stop waiting, and answer with what there is. */
    public void finish() {
        context.runOnContext(now -> readHere(true));
    }

    /** The reader is gone: stop waiting. */
    public void cancel() {
        finish(new Outcome.Missing(), null);
    }

    private void read(boolean last) {
        if (!result.isDone()) {
            reading.from(from)
                    .whenComplete((outcome, failure) -> context.runOnContext(done -> received(outcome, failure, last)));
        }
    }

    /** As {@link #read}, when this is the context: what memory holds is answered at once. */
    private void readHere(boolean last) {
        if (!result.isDone()) {
            CompletableFuture<ReadOutcome> read = reading.from(from).toCompletableFuture();
            if (read.isDone() && !read.isCompletedExceptionally()) {
                received(read.join(), null, last);
            } else {
                read.whenComplete((outcome, failure) -> context.runOnContext(done -> received(outcome, failure, last)));
            }
        }
    }

    private void received(ReadOutcome outcome, Throwable failure, boolean last) {
        if (failure != null) {
            finish(null, failure);
        } else if (!(outcome instanceof Stretch read)) {
            finish(outcome, null);
        } else if (read.stream().id() != stream.id()) {
            finish(new Outcome.Missing(), null);
        } else if (last || !read.isEmpty() || read.reachesEnd()) {
            finish(read, null);
        } else if (!read.reachesTail()) {
            from = read.next(); // only commands lie between
            read(false);
        } else if (!waiting && !result.isDone()) {
            waiting = true;
            hold = store.hold(stream); // a stream with a waiting reader is not idle (5.1)
        }
    }

    private void finish(ReadOutcome outcome, Throwable failure) {
        watch.close();
        hold.close();
        context.owner().cancelTimer(timer);
        if (failure == null) {
            result.complete(outcome);
        } else {
            result.completeExceptionally(failure);
        }
    }

    /** Reads what lies behind a position. */
    @FunctionalInterface
    public interface Reading {
        CompletionStage<ReadOutcome> from(Position position);
    }
}
