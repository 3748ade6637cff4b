// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import dev.tidemark.benchmark.client.Messages;
import dev.tidemark.benchmark.client.Protocol;
import dev.tidemark.benchmark.client.Stream;
import dev.tidemark.benchmark.client.StreamClient;
import dev.tidemark.benchmark.measure.ClosedLoop;
import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Metric;
import dev.tidemark.benchmark.measure.Timing;
import dev.tidemark.benchmark.measure.Window;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many readers follow one stream by server-sent events. A writer appends as fast as they take it: it is at most so
 * many messages ahead of their average, so that a server's buffers are not what is measured.
 */
record FanOut(int readers) implements Measurement {

    private static final int AHEAD = 64;
    private static final int WRITERS = 4;

    @Override
    public String name() {
        return "fan-out-" + readers;
    }

    @Override
    public List<Figure> measure(Stage stage) throws InterruptedException {
        try (StreamClient client = stage.client(readers);
                StreamClient writer = stage.client(WRITERS)) {
            List<Stream> streams = stage.create(writer, 1, Protocol.TEXT);
            Delivery delivery = new Delivery(client, writer, streams.get(0), stage.timing());
            stage.await(delivery::follow);
            stage.await(delivery::load);
            stage.delete(writer, streams);
            return List.of(Metric.rate("SSE fan-out to " + readers + " readers", "deliveries/s")
                    .is(delivery.counted / delivery.window.seconds()));
        }
    }

    /** What is on its way from the writers to the readers. */
    private final class Delivery {

        private final StreamClient client;
        private final StreamClient writer;
        private final Stream stream;
        private final Timing timing;
        private final Buffer message = Messages.plain();
        private final Promise<Void> done = Promise.promise();
        private Window window;
        private Promise<Void> room = Promise.promise();
        private long underWay;
        private long counted;

        private Delivery(StreamClient client, StreamClient writer, Stream stream, Timing timing) {
            this.client = client;
            this.writer = writer;
            this.stream = stream;
            this.timing = timing;
        }

        private Future<Void> follow() {
            return Future.all(IntStream.range(0, readers)
                            .mapToObj(reader -> client.follow(stream, this::arrived)
                                    .onSuccess(following -> following
                                            .ended()
                                            .onComplete(end -> done.tryFail("a reader's connection ended"))))
                            .toList())
                    .mapEmpty();
        }

        private Future<Void> load() {
            window = timing.open();
            new ClosedLoop(WRITERS, window::isOpen, worker -> appendIfRoom(), began -> {})
                    .run()
                    .onSuccess(done::tryComplete)
                    .onFailure(done::tryFail);
            return done.future();
        }

        private Future<Void> appendIfRoom() {
            if (underWay > (long) AHEAD * readers) {
                return room.future();
            }
            underWay += readers;
            return writer.append(stream, message);
        }

        private void arrived(Buffer piece) {
            int messages = Messages.count(piece);
            underWay -= messages;
            counted += window != null && window.counts(System.nanoTime()) ? messages : 0;
            if (underWay <= (long) AHEAD * readers && messages > 0) {
                Promise<Void> waiting = room;
                room = Promise.promise();
                waiting.complete();
            }
        }
    }
}
