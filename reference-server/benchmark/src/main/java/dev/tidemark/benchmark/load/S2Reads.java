// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import dev.tidemark.benchmark.client.Messages;
import dev.tidemark.benchmark.client.S2Client;
import dev.tidemark.benchmark.measure.ClosedLoop;
import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Metric;
import dev.tidemark.benchmark.measure.Window;
import dev.tidemark.benchmark.server.Speech;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * One reader pages through a stream over S2, again and again, by unary reads.
 *
 * @param batch how many records of a hundred bytes it asks for at once
 */
record S2Reads(int batch) implements Measurement {

    private static final int RECORDS = 10_000;
    private static final int WRITTEN_AT_ONCE = 500;

    @Override
    public String name() {
        return "s2-read-" + batch;
    }

    @Override
    public Speech speech() {
        return Speech.S2;
    }

    @Override
    public List<Figure> measure(Stage stage) throws InterruptedException {
        try (S2Client client = stage.s2Client(1)) {
            stage.await(client::create);
            for (int written = 0; written < RECORDS; written += WRITTEN_AT_ONCE) {
                stage.await(() -> client.append(WRITTEN_AT_ONCE));
            }
            Window window = stage.timing().open();
            Paging paging = new Paging(client, window, batch);
            stage.await(() -> new ClosedLoop(1, window::isOpen, worker -> paging.next(), began -> {}).run());
            stage.await(client::delete);
            String title = "S2 read of %d x 100 B: 1 connection".formatted(batch);
            return List.of(Metric.rate(title, "records/s").is(paging.counted / window.seconds()));
        }
    }

    /** Where the reader is. */
    private static final class Paging {

        private final S2Client client;
        private final Window window;
        private final int batch;
        private long from;
        private long counted;

        private Paging(S2Client client, Window window, int batch) {
            this.client = client;
            this.window = window;
            this.batch = batch;
        }

        private Future<Void> next() {
            return client.read(from, batch).compose(this::arrived);
        }

        private Future<Void> arrived(Buffer answer) {
            int records = Messages.count(answer);
            if (records != batch) {
                return Future.failedFuture("a reader got " + records + " of " + batch + " records");
            }
            counted += window.counts(System.nanoTime()) ? records : 0;
            from = (from + records) % RECORDS;
            return Future.succeededFuture();
        }
    }
}
