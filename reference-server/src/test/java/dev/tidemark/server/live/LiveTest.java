// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveTest {

    private static final ContentType TEXT = new ContentType("text/plain");
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int PIECES = 50_000;

    private final Vertx vertx = Vertx.vertx();
    private final Store store = Store.inMemory(Observer.NONE);
    private final Tails tails = new Tails(store);

    @AfterEach
    void close() throws IOException {
        store.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void noWakeUpIsLostHoweverTheAppendFalls() throws Exception {
        for (int i = 0; i < 500; i++) {
            StreamState stream = create("s" + i);
            var poll = CompletableFuture.supplyAsync(() -> start(stream, LONG));
            append(stream.name());
            ReadOutcome outcome = poll.join().result().toCompletableFuture().get(5, TimeUnit.SECONDS);
            assertThat(((Slice) outcome).records()).hasSize(1);
        }
        assertThat(tails.watching()).isZero();
    }

    @Test
    void aPollEndsEmptyHandedWhenItsTimeIsOver() throws Exception {
        ReadOutcome outcome = start(create("s"), Duration.ofMillis(20))
                .result()
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
        assertThat(((Slice) outcome).isEmpty()).isTrue();
        assertThat(tails.watching()).isZero();
    }

    @Test
    void aPollDoesNotTakeALaterStreamForItsOwn() throws Exception {
        StreamState stream = create("s");
        store.execute(new Command.Delete(stream.name())).toCompletableFuture().join();
        create("s");
        ReadOutcome outcome = start(stream, LONG).result().toCompletableFuture().get(5, TimeUnit.SECONDS);
        assertThat(outcome).isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void aReaderThatLeftIsForgotten() {
        LongPoll poll = start(create("s"), LONG);
        assertThat(tails.watching()).isEqualTo(1);
        poll.cancel();
        assertThat(tails.watching()).isZero();
    }

    @Test
    void theEndOfAStreamWaitsForAReaderThatIsStillTakingTheLastRecords() throws Exception {
        SlowSink sink = follow(closed("s"), LONG);
        sink.delivered.get(5, TimeUnit.SECONDS);
        assertThat(sink.ended).isNotDone();
        sink.takeAll();
        sink.ended.get(5, TimeUnit.SECONDS);
        assertThat(tails.watching()).isZero();
    }

    @Test
    void aReaderThatTakesNothingIsGivenUpWhenItsTimeIsOver() throws Exception {
        SlowSink sink = follow(closed("s"), Duration.ofMillis(100));
        sink.ended.get(5, TimeUnit.SECONDS);
        assertThat(tails.watching()).isZero();
    }

    /** Of which every piece is at hand at once. */
    @Test
    void aLongStreamIsFollowedInSmallPieces() throws Exception {
        StreamState stream = create("s");
        var append = new Command.Append(
                stream.name(),
                Optional.of(TEXT),
                Collections.nCopies(PIECES, new byte[1]),
                true,
                Optional.empty(),
                Optional.empty());
        store.execute(append).toCompletableFuture().join();
        QuickSink sink = new QuickSink();
        Context context = vertx.getOrCreateContext();
        context.runOnContext(now -> Follower.start(store, tails, stream, Position.START, () -> 1, LONG, context, sink));
        assertThat(sink.ended.get(20, TimeUnit.SECONDS)).isEqualTo(PIECES);
    }

    private SlowSink follow(StreamState stream, Duration lifetime) {
        SlowSink sink = new SlowSink();
        Context context = vertx.getOrCreateContext();
        context.runOnContext(
                now -> Follower.start(store, tails, stream, Position.START, () -> 100, lifetime, context, sink));
        return sink;
    }

    /** A stream of one record, closed. */
    private StreamState closed(String name) {
        var create = new Command.Create(new StreamName(name), TEXT, List.of(new byte[1]), true);
        return ((Outcome.Created) store.execute(create).toCompletableFuture().join()).stream();
    }

    /** Takes everything at once, and is not ready for more until told. */
    private static final class SlowSink implements Follower.Sink {

        private final CompletableFuture<Slice> delivered = new CompletableFuture<>();
        private final CompletableFuture<Runnable> onceReady = new CompletableFuture<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        @Override
        public Position deliver(Slice slice, boolean last) {
            delivered.complete(slice);
            return slice.next();
        }

        @Override
        public void whenReady(Runnable action) {
            onceReady.complete(action);
        }

        @Override
        public void end() {
            ended.complete(null);
        }

        private void takeAll() throws Exception {
            onceReady.get(5, TimeUnit.SECONDS).run();
        }
    }

    /** Is always ready for more. */
    private static final class QuickSink implements Follower.Sink {

        private final CompletableFuture<Integer> ended = new CompletableFuture<>();
        private int delivered;

        @Override
        public Position deliver(Slice slice, boolean last) {
            delivered += slice.records().size();
            return slice.next();
        }

        @Override
        public void whenReady(Runnable action) {
            action.run();
        }

        @Override
        public void end() {
            ended.complete(delivered);
        }
    }

    private LongPoll start(StreamState stream, Duration patience) {
        return LongPoll.start(store, tails, stream, Position.START, 100, patience, vertx.getOrCreateContext());
    }

    private StreamState create(String name) {
        var create = new Command.Create(new StreamName(name), TEXT, List.of(), false);
        return ((Outcome.Created) store.execute(create).toCompletableFuture().join()).stream();
    }

    private void append(StreamName name) {
        store.execute(new Command.Append(
                name, Optional.of(TEXT), List.of(new byte[1]), false, Optional.empty(), Optional.empty()));
    }
}
