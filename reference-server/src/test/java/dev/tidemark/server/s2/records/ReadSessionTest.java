// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.live.Tails;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.NewRecord;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.s2.S2Problem;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadSessionTest {

    private static final StreamName NAME = new StreamName("basin/stream");
    private static final Bounds NO_BOUNDS = new Bounds(Bounds.NONE, Bounds.NONE, Bounds.NONE);

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final Store store = Store.inMemory(Observer.NONE);
    private final Tails tails = new Tails(store);
    private final Recorder sink = new Recorder();

    @BeforeEach
    void create() {
        execute(new Command.Create(NAME, new ContentType("text/plain"), List.of(), false));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void noRecordIsLostHoweverTheAppendFalls() throws Exception {
        start(NO_BOUNDS, OptionalLong.empty());
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            append("" + i);
            expected.add("" + i);
        }
        List<String> seen = new ArrayList<>();
        while (seen.size() < 1000) {
            String event = sink.next();
            if (event.startsWith("batch ")) {
                seen.addAll(List.of(event.substring("batch ".length()).split(" ")));
            }
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void aReaderThatTakesNothingForLongerThanItWaitsStillGetsEverything() throws Exception {
        append("a");
        sink.ready = false;
        ReadSession session = start(NO_BOUNDS, OptionalLong.of(1));
        assertThat(sink.next()).isEqualTo("batch a");
        append("b");
        TimeUnit.MILLISECONDS.sleep(1500);
        assertThat(sink.events).isEmpty();
        long start = System.nanoTime();
        sink.becomeReady();
        assertThat(sink.next()).isEqualTo("batch b");
        assertThat(sink.next()).isEqualTo("heartbeat 2");
        assertThat(sink.next()).isEqualTo("end");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
        assertThat(tails.watching()).isZero();
        run(session::cancel);
        assertThat(sink.events).isEmpty();
    }

    @Test
    void whatFallsBehindCatchesUpInBatches() throws Exception {
        start(NO_BOUNDS, OptionalLong.empty());
        assertThat(sink.next()).isEqualTo("heartbeat 0");
        run(() -> sink.ready = false);
        append("first");
        assertThat(sink.next()).isEqualTo("batch first");
        for (int i = 0; i < 3; i++) {
            String[] many = new String[600];
            java.util.Arrays.fill(many, "x");
            append(many);
        }
        sink.becomeReady();
        assertThat(sink.next().split(" ")).hasSize(1001);
        assertThat(sink.next().split(" ")).hasSize(801);
        assertThat(sink.next()).isEqualTo("heartbeat 1801");
    }

    @Test
    void aStopTellsWhoListensAndDropsWhoDoesNot() throws Exception {
        ReadSession listening = start(NO_BOUNDS, OptionalLong.empty());
        assertThat(sink.next()).isEqualTo("heartbeat 0");
        listening.finish();
        assertThat(sink.next()).startsWith("fail {\"code\":\"server_draining\"");
        append("x");
        sink.ready = false;
        ReadSession deaf = start(NO_BOUNDS, OptionalLong.empty());
        assertThat(sink.next()).isEqualTo("batch x");
        deaf.finish();
        assertThat(sink.next()).isEqualTo("drop");
        assertThat(tails.watching()).isZero();
    }

    @Test
    void aLaterStreamOfTheSameNameIsAnother() throws Exception {
        append("x");
        start(NO_BOUNDS, OptionalLong.empty());
        assertThat(sink.next()).isEqualTo("batch x");
        assertThat(sink.next()).isEqualTo("heartbeat 1");
        execute(new Command.Delete(NAME));
        create();
        append("y", "z");
        assertThat(sink.next()).startsWith("fail {\"code\":\"stream_not_found\"");
    }

    private ReadSession start(Bounds bounds, OptionalLong patience) {
        StreamState stream = store.find(NAME).orElseThrow();
        var query = new ReadQuery(new ReadQuery.Sequence(0), false, bounds, patience, false);
        CompletableFuture<ReadSession> session = new CompletableFuture<>();
        context.runOnContext(now ->
                session.complete(new ReadSession(store, tails, stream, query, query.startIn(stream), context, sink)));
        return session.join();
    }

    private void run(Runnable action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        context.runOnContext(now -> {
            action.run();
            done.complete(null);
        });
        done.join();
    }

    private void append(String... bodies) {
        List<NewRecord> records = new ArrayList<>();
        for (String body : bodies) {
            records.add(NewRecord.of(body.getBytes(UTF_8)));
        }
        execute(new Command.AppendRecords(NAME, records, OptionalLong.empty(), Optional.empty()));
    }

    private void execute(Command command) {
        store.execute(command).toCompletableFuture().join();
    }

    /** Notes what it is given, and takes more when it is told to. */
    private final class Recorder implements ReadSession.Sink {

        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
        private volatile boolean ready = true;
        private Runnable whenReady = () -> {};

        String next() throws InterruptedException {
            String event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event).as("an event").isNotNull();
            return event;
        }

        void becomeReady() {
            run(() -> {
                ready = true;
                whenReady.run();
            });
        }

        @Override
        public void batch(List<LogRecord> records, Optional<Place> tail) {
            StringBuilder bodies = new StringBuilder("batch");
            records.forEach(one -> bodies.append(' ').append(new String(one.body(), UTF_8)));
            events.add(bodies.toString());
        }

        @Override
        public void heartbeat(Place tail) {
            events.add("heartbeat " + tail.sequence());
        }

        @Override
        public void whenReady(Runnable action) {
            if (ready) {
                action.run();
            } else {
                whenReady = action;
            }
        }

        @Override
        public void end() {
            events.add("end");
        }

        @Override
        public void fail(S2Problem problem) {
            events.add("fail " + problem.body());
        }

        @Override
        public void drop() {
            events.add("drop");
        }
    }
}
