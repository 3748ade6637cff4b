// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import dev.tidemark.benchmark.client.Messages;
import dev.tidemark.benchmark.client.Protocol;
import dev.tidemark.benchmark.client.Stream;
import dev.tidemark.benchmark.client.StreamClient;
import dev.tidemark.benchmark.measure.ClosedLoop;
import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Latencies;
import dev.tidemark.benchmark.measure.Window;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Readers wait at the tail by long-poll; the time runs from sending an append until a reader has it. */
record WakeUps(int waiters) implements Measurement {

    @Override
    public String name() {
        return "wake-up-" + waiters;
    }

    @Override
    public List<Figure> measure(Stage stage) throws InterruptedException {
        try (StreamClient readers = stage.client(waiters);
                StreamClient writer = stage.client(1)) {
            List<Stream> streams = stage.create(writer, 1, Protocol.TEXT);
            // Not "now": a reader that comes late would miss the message instead of getting it at once.
            String tail = stage.await(() -> writer.read(streams.get(0), Protocol.START, empty -> {}))
                    .nextOffset();
            Window window = stage.timing().open();
            Latencies latencies = new Latencies(window);
            Rounds rounds = new Rounds(stage.vertx(), readers, writer, streams.get(0), tail, latencies);
            stage.await(() -> new ClosedLoop(1, window::isOpen, worker -> rounds.next(), began -> {}).run());
            stage.delete(writer, streams);
            return latencies.percentiles("long-poll wake-up, %d reader%s".formatted(waiters, waiters == 1 ? "" : "s"));
        }
    }

    /** All wait, one append, all have it. */
    private final class Rounds {

        private final Vertx vertx;
        private final StreamClient readers;
        private final StreamClient writer;
        private final Stream stream;
        private final Latencies latencies;
        private final Buffer message = Messages.plain();
        private String offset;
        private String reached;
        private long sent;
        private int waiting;
        private Promise<Void> round;

        private Rounds(
                Vertx vertx,
                StreamClient readers,
                StreamClient writer,
                Stream stream,
                String offset,
                Latencies latencies) {
            this.vertx = vertx;
            this.readers = readers;
            this.writer = writer;
            this.stream = stream;
            this.offset = offset;
            this.latencies = latencies;
        }

        private Future<Void> next() {
            round = Promise.promise();
            waiting = waiters;
            for (int i = 0; i < waiters; i++) {
                readers.longPoll(stream, offset).onSuccess(this::woken).onFailure(round::tryFail);
            }
            // From outside nobody can see when a server has begun to wait for all of them: give it time.
            vertx.setTimer(10 + waiters / 4, settled -> {
                sent = System.nanoTime();
                writer.append(stream, message).onFailure(round::tryFail);
            });
            return round.future();
        }

        private void woken(StreamClient.Page page) {
            latencies.add(sent);
            reached = page.nextOffset();
            waiting--;
            if (waiting == 0) {
                offset = reached;
                round.tryComplete();
            }
        }
    }
}
