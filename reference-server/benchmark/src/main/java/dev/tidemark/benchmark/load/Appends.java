// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import dev.tidemark.benchmark.client.LeanConnection;
import dev.tidemark.benchmark.client.Messages;
import dev.tidemark.benchmark.client.Protocol;
import dev.tidemark.benchmark.client.Stream;
import dev.tidemark.benchmark.client.StreamClient;
import dev.tidemark.benchmark.measure.ClosedLoop;
import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Latencies;
import dev.tidemark.benchmark.measure.Metric;
import dev.tidemark.benchmark.measure.Window;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Appends of a hundred bytes: each connection sends the next when the last is acknowledged. */
public record Appends(int connections, int streams) implements Measurement {

    @Override
    public String name() {
        return "append-" + connections + "-" + streams;
    }

    @Override
    public List<Figure> measure(Stage stage) throws InterruptedException {
        NetClient net = stage.vertx().createNetClient();
        try (StreamClient client = stage.client(1)) {
            List<Stream> targets = stage.create(client, streams, Protocol.OCTETS);
            List<LeanConnection> open = stage.connect(net, connections);
            URI root = stage.contender().root();
            List<Buffer> requests = targets.stream()
                    .map(target -> LeanConnection.post(root, target, Messages.plain()))
                    .toList();
            AtomicInteger turn = new AtomicInteger();
            Window window = stage.timing().open();
            Latencies latencies = new Latencies(window);
            stage.await(() -> new ClosedLoop(
                            connections,
                            window::isOpen,
                            worker -> open.get(worker).send(requests.get(turn.getAndIncrement() % streams)),
                            latencies::add)
                    .run());
            stage.delete(client, targets);
            return figures(latencies);
        } finally {
            net.close();
        }
    }

    private List<Figure> figures(Latencies latencies) {
        String title = "append 100 B: %d connection%s, %d stream%s"
                .formatted(connections, connections == 1 ? "" : "s", streams, streams == 1 ? "" : "s");
        List<Figure> figures = new ArrayList<>();
        figures.add(Metric.rate(title, "ops/s").is(latencies.perSecond()));
        figures.addAll(latencies.percentiles(title));
        return figures;
    }
}
