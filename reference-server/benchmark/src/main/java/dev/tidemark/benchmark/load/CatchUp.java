// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import dev.tidemark.benchmark.client.Messages;
import dev.tidemark.benchmark.client.Protocol;
import dev.tidemark.benchmark.client.Stream;
import dev.tidemark.benchmark.client.StreamClient;
import dev.tidemark.benchmark.measure.ClosedLoop;
import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Metric;
import dev.tidemark.benchmark.measure.Window;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * One reader reads a whole stream, again and again, page after page.
 *
 * @param message what is appended, with one mark in it
 * @param messages how many of it make up the stream
 * @param writers how many connections write it
 * @param size the size of the whole stream in the unit of the metric
 */
record CatchUp(String name, Metric metric, String contentType, Buffer message, int messages, int writers, double size)
        implements Measurement {

    private static final int MEBIBYTE = 1 << 20;
    private static final double MEGABYTE = 1e6;

    static CatchUp bulk(int mebibytes) {
        return new CatchUp(
                "catch-up-bulk",
                Metric.rate("catch-up of a stream of " + mebibytes + " MiB", "MB/s"),
                Protocol.OCTETS,
                Messages.plain(MEBIBYTE),
                mebibytes,
                1,
                mebibytes * MEBIBYTE / MEGABYTE);
    }

    static CatchUp small(int messages) {
        return new CatchUp(
                "catch-up-small",
                Metric.rate("catch-up of " + messages + " messages of 100 B", "messages/s"),
                Protocol.JSON,
                Messages.json(),
                messages,
                64,
                messages);
    }

    @Override
    public List<Figure> measure(Stage stage) throws InterruptedException {
        try (StreamClient client = stage.client(writers)) {
            List<Stream> streams = stage.create(client, 1, contentType);
            Stream stream = streams.get(0);
            fill(stage, client, stream);
            long bytes = stage.await(() -> new Check(client, stream).bytes());
            Window window = stage.timing().open();
            Reading reading = new Reading(client, stream, window, bytes);
            stage.await(() -> new ClosedLoop(1, window::isOpen, worker -> reading.all(), began -> {}).run());
            stage.delete(client, streams);
            return List.of(metric.is(size * reading.counted / bytes / window.seconds()));
        }
    }

    private void fill(Stage stage, StreamClient client, Stream stream) throws InterruptedException {
        int[] left = {messages};
        stage.await(() -> new ClosedLoop(
                        writers, () -> left[0]-- > 0, worker -> client.append(stream, message), began -> {})
                .run());
    }

    /** Reads every page from an offset to the tail. */
    private static Future<Void> readOn(StreamClient client, Stream stream, String offset, Handler<Buffer> piece) {
        return client.read(stream, offset, piece)
                .compose(page ->
                        page.upToDate() ? Future.succeededFuture() : readOn(client, stream, page.nextOffset(), piece));
    }

    /** Reads the stream once and looks at all of it; that would cost the generator too much each time. */
    private final class Check {

        private final StreamClient client;
        private final Stream stream;
        private long marks;
        private long bytes;

        private Check(StreamClient client, Stream stream) {
            this.client = client;
            this.stream = stream;
        }

        /** How many bytes a reader gets, once it got every message. */
        private Future<Long> bytes() {
            return readOn(client, stream, Protocol.START, this::arrived)
                    .compose(end -> marks == messages
                            ? Future.succeededFuture(bytes)
                            : Future.failedFuture("a reader got " + marks + " of " + messages + " messages"));
        }

        private void arrived(Buffer piece) {
            marks += Messages.count(piece);
            bytes += piece.length();
        }
    }

    /** Reads the stream and counts. */
    private static final class Reading {

        private final StreamClient client;
        private final Stream stream;
        private final Window window;
        private final long expected;
        private long counted;
        private long seen;

        private Reading(StreamClient client, Stream stream, Window window, long expected) {
            this.client = client;
            this.stream = stream;
            this.window = window;
            this.expected = expected;
        }

        private Future<Void> all() {
            seen = 0;
            return readOn(client, stream, Protocol.START, this::arrived)
                    .compose(end -> seen == expected
                            ? Future.succeededFuture()
                            : Future.failedFuture("a reader got " + seen + " of " + expected + " bytes"));
        }

        private void arrived(Buffer piece) {
            seen += piece.length();
            counted += window.counts(System.nanoTime()) ? piece.length() : 0;
        }
    }
}
