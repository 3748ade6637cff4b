// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * One reader reads a whole stream, again and again, page after page.
 *
 * @param messages how many appends make up the stream
 * @param writers how many connections write it
 * @param count what to count of the pieces that arrive
 * @param expected how much of it the whole stream holds
 * @param perUnit how much of it is one unit of the metric
 */
record CatchUp(
        String name,
        Metric metric,
        String contentType,
        Buffer message,
        int messages,
        int writers,
        ToIntFunction<Buffer> count,
        long expected,
        double perUnit)
        implements Measurement {

    private static final int MEBIBYTE = 1 << 20;

    static CatchUp bulk(int mebibytes) {
        return new CatchUp(
                "catch-up-bulk",
                Metric.rate("catch-up of a stream of " + mebibytes + " MiB", "MB/s"),
                Protocol.OCTETS,
                Buffer.buffer(new byte[MEBIBYTE]),
                mebibytes,
                1,
                Buffer::length,
                (long) mebibytes * MEBIBYTE,
                1_000_000);
    }

    static CatchUp small(int messages) {
        return new CatchUp(
                "catch-up-small",
                Metric.rate("catch-up of " + messages + " messages of 100 B", "messages/s"),
                Protocol.JSON,
                Messages.json(),
                messages,
                64,
                Messages::count,
                messages,
                1);
    }

    @Override
    public List<Figure> measure(Stage stage) throws InterruptedException {
        try (StreamClient client = stage.client(writers)) {
            List<Stream> streams = stage.create(client, 1, contentType);
            Stream stream = streams.get(0);
            fill(stage, client, stream);
            Window window = stage.timing().open();
            Reading reading = new Reading(client, stream, window);
            stage.await(() -> new ClosedLoop(1, window::isOpen, worker -> reading.all(), began -> {}).run());
            stage.delete(client, streams);
            return List.of(metric.is(reading.counted / perUnit / window.seconds()));
        }
    }

    private void fill(Stage stage, StreamClient client, Stream stream) throws InterruptedException {
        int[] left = {messages};
        stage.await(() -> new ClosedLoop(
                        writers, () -> left[0]-- > 0, worker -> client.append(stream, message), began -> {})
                .run());
    }

    /** Reading the stream from its start to its tail. */
    private final class Reading {

        private final StreamClient client;
        private final Stream stream;
        private final Window window;
        private long counted;
        private long seen;

        private Reading(StreamClient client, Stream stream, Window window) {
            this.client = client;
            this.stream = stream;
            this.window = window;
        }

        private Future<Void> all() {
            seen = 0;
            return from(Protocol.START);
        }

        private Future<Void> from(String offset) {
            return client.read(stream, offset, this::arrived).compose(page -> {
                if (!page.upToDate()) {
                    return from(page.nextOffset());
                }
                return seen == expected
                        ? Future.succeededFuture()
                        : Future.failedFuture("a reader got " + seen + " of " + expected);
            });
        }

        private void arrived(Buffer piece) {
            int found = count.applyAsInt(piece);
            seen += found;
            counted += window.counts(System.nanoTime()) ? found : 0;
        }
    }
}
