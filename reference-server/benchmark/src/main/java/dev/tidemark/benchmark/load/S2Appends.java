// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import dev.tidemark.benchmark.client.LeanConnection;
import dev.tidemark.benchmark.client.S2Client;
import dev.tidemark.benchmark.measure.ClosedLoop;
import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Latencies;
import dev.tidemark.benchmark.measure.Metric;
import dev.tidemark.benchmark.measure.Window;
import dev.tidemark.benchmark.server.Speech;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import java.util.ArrayList;
import java.util.List;

/**
 * Unary appends over S2 to one stream: each connection sends the next batch when the last is acknowledged.
 *
 * @param batch how many records of a hundred bytes at once
 */
record S2Appends(int connections, int batch) implements Measurement {

    @Override
    public String name() {
        return "s2-append-" + connections + "-" + batch;
    }

    @Override
    public Speech speech() {
        return Speech.S2;
    }

    @Override
    public List<Figure> measure(Stage stage) throws InterruptedException {
        NetClient net = stage.vertx().createNetClient();
        try (S2Client client = stage.s2Client(1)) {
            stage.await(client::create);
            List<LeanConnection> open = stage.connect(net, connections);
            Buffer request = client.appendRequest(batch);
            Window window = stage.timing().open();
            Latencies latencies = new Latencies(window);
            stage.await(() -> new ClosedLoop(
                            connections,
                            window::isOpen,
                            worker -> open.get(worker).send(request),
                            latencies::add)
                    .run());
            stage.await(client::delete);
            return figures(latencies);
        } finally {
            net.close();
        }
    }

    private List<Figure> figures(Latencies latencies) {
        String title =
                "S2 append of %d x 100 B: %d connection%s".formatted(batch, connections, connections == 1 ? "" : "s");
        List<Figure> figures = new ArrayList<>();
        figures.add(Metric.rate(title, "records/s").is(latencies.perSecond() * batch));
        figures.addAll(latencies.percentiles(title));
        return figures;
    }
}
