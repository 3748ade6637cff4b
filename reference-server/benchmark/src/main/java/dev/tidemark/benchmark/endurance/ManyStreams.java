// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.endurance;

import dev.tidemark.benchmark.client.LeanConnection;
import dev.tidemark.benchmark.client.Messages;
import dev.tidemark.benchmark.client.Protocol;
import dev.tidemark.benchmark.client.Stream;
import dev.tidemark.benchmark.load.Appends;
import dev.tidemark.benchmark.load.Stage;
import dev.tidemark.benchmark.measure.ClosedLoop;
import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Latencies;
import dev.tidemark.benchmark.measure.Metric;
import dev.tidemark.benchmark.measure.Window;
import dev.tidemark.benchmark.server.Contender;
import dev.tidemark.benchmark.server.DataFolders;
import dev.tidemark.benchmark.server.Launched;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Streams with one message each: what one costs, and what so many mean for a restart and for the next append. */
public record ManyStreams(int count) implements Trial {

    private static final int CONNECTIONS = 64;
    private static final double MEBIBYTE = 1 << 20;

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public List<Figure> run(Ground ground) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        Launched server = ground.fresh(List.of());
        try (Contender contender = server.start()) {
            figures.add(Metric.cost("start without data", "ms")
                    .is(contender.process().orElseThrow().startMillis()));
            figures.addAll(new Appends(CONNECTIONS, CONNECTIONS).measure(ground.stage(contender)));
            Memory before = Memory.of(contender.process().orElseThrow());
            figures.addAll(new Creations("streams", count, ManyStreams::stream, number -> Messages.plain())
                    .run(ground, contender));
            Memory with = Memory.of(contender.process().orElseThrow());
            figures.addAll(with.figures("with " + count + " streams"));
            figures.addAll(with.each(before, count, "stream"));
            figures.addAll(appends(ground, contender, ""));
        }
        figures.add(Metric.cost("data folder", "MiB").is(DataFolders.bytes(server.data()) / MEBIBYTE));
        try (Contender contender = server.start()) {
            figures.add(Metric.cost("start with " + count + " streams", "ms")
                    .is(contender.process().orElseThrow().startMillis()));
            figures.addAll(Memory.of(contender.process().orElseThrow())
                    .figures("with " + count + " streams, after a restart"));
            figures.addAll(appends(ground, contender, ", after a restart"));
        }
        return figures;
    }

    /** To any of all streams. */
    private List<Figure> appends(Ground ground, Contender contender, String when) throws InterruptedException {
        Stage stage = ground.stage(contender);
        URI root = contender.root();
        NetClient net = stage.vertx().createNetClient();
        try {
            List<LeanConnection> open = stage.connect(net, CONNECTIONS);
            Random random = new Random(count);
            Buffer message = Messages.plain();
            Window window = stage.timing().open();
            Latencies latencies = new Latencies(window);
            stage.await(() -> new ClosedLoop(
                            CONNECTIONS,
                            window::isOpen,
                            worker -> open.get(worker)
                                    .send(LeanConnection.post(root, stream(random.nextInt(count)), message)),
                            latencies::add)
                    .run());
            String title = "append 100 B: %d connections, any of %d streams%s".formatted(CONNECTIONS, count, when);
            List<Figure> figures = new ArrayList<>();
            figures.add(Metric.rate(title, "ops/s").is(latencies.perSecond()));
            figures.addAll(latencies.percentiles(title));
            return figures;
        } finally {
            net.close();
        }
    }

    private static Stream stream(int number) {
        return new Stream("many/" + number, Protocol.TEXT);
    }
}
