// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.endurance;

import dev.tidemark.benchmark.client.LeanConnection;
import dev.tidemark.benchmark.client.Messages;
import dev.tidemark.benchmark.client.Protocol;
import dev.tidemark.benchmark.client.Stream;
import dev.tidemark.benchmark.client.StreamClient;
import dev.tidemark.benchmark.client.UnexpectedAnswer;
import dev.tidemark.benchmark.load.Stage;
import dev.tidemark.benchmark.measure.ClosedLoop;
import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Latencies;
import dev.tidemark.benchmark.measure.Metric;
import dev.tidemark.benchmark.measure.Window;
import dev.tidemark.benchmark.server.Contender;
import dev.tidemark.benchmark.server.DataFolders;
import dev.tidemark.benchmark.server.Launched;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One stream of small records, appended in arrays: how fast they get in and out, and what they mean for a restart. */
public record ManyRecords(int count) implements Trial {

    private static final int BATCH = 1000;
    private static final int CONNECTIONS = 4;
    private static final int PORTIONS = 10;
    private static final double MEBIBYTE = 1 << 20;
    private static final double MEGABYTE = 1e6;
    private static final Stream STREAM = new Stream("records", Protocol.JSON);

    @Override
    public String name() {
        return "records";
    }

    @Override
    public List<Figure> run(Ground ground) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        Launched server = ground.fresh(List.of());
        try (Contender contender = server.start()) {
            Memory before = Memory.of(contender.process().orElseThrow());
            figures.addAll(append(ground, contender));
            Memory with = Memory.of(contender.process().orElseThrow());
            figures.addAll(before.figures("without data"));
            figures.addAll(with.figures("with " + count + " records"));
        }
        figures.add(Metric.cost("data folder", "MiB").is(DataFolders.bytes(server.data()) / MEBIBYTE));
        try (Contender contender = server.start()) {
            figures.add(Metric.cost("start with " + count + " records", "ms")
                    .is(contender.process().orElseThrow().startMillis()));
            figures.addAll(Memory.of(contender.process().orElseThrow())
                    .figures("with " + count + " records, after a restart"));
            figures.addAll(read(ground, contender));
            figures.addAll(Memory.of(contender.process().orElseThrow()).figures("after all was read"));
        }
        return figures;
    }

    private List<Figure> append(Ground ground, Contender contender) throws InterruptedException {
        Stage stage = ground.stage(contender);
        NetClient net = stage.vertx().createNetClient();
        try (StreamClient client = stage.client(1)) {
            stage.await(() -> client.create(STREAM));
            List<LeanConnection> open = stage.connect(net, CONNECTIONS);
            Buffer request = LeanConnection.post(contender.root(), STREAM, batch());
            Latencies latencies = new Latencies(Window.endless());
            int[] left = {count / BATCH};
            long began = System.nanoTime();
            for (int portion = 1; portion <= PORTIONS; portion++) {
                int rest = (int) (count / BATCH - (long) count / BATCH * portion / PORTIONS);
                stage.await(() -> new ClosedLoop(
                                CONNECTIONS,
                                () -> left[0] > rest && left[0]-- > 0,
                                worker -> open.get(worker).send(request),
                                latencies::add)
                        .run());
                ground.say(count - rest * BATCH + " records");
            }
            double seconds = (double) (System.nanoTime() - began) / TimeUnit.SECONDS.toNanos(1);
            List<Figure> figures = new ArrayList<>();
            figures.add(Metric.rate("records that are appended", "1/s").is(count / seconds));
            figures.addAll(latencies.percentiles("append of " + BATCH + " records"));
            return figures;
        } finally {
            net.close();
        }
    }

    /** From the start to the tail, then pages at any of the places that this has shown. */
    private List<Figure> read(Ground ground, Contender contender) throws InterruptedException {
        Stage stage = ground.stage(contender);
        try (StreamClient client = stage.client(1)) {
            List<String> offsets = new ArrayList<>(List.of(Protocol.START));
            long[] seen = {0, 0};
            long began = System.nanoTime();
            boolean[] end = {false};
            while (!end[0]) {
                stage.await(() -> client.read(STREAM, offsets.get(offsets.size() - 1), piece -> {
                            seen[0] += Messages.count(piece);
                            seen[1] += piece.length();
                        })
                        .onSuccess(page -> {
                            end[0] = page.upToDate();
                            offsets.add(page.nextOffset());
                        }));
            }
            double seconds = (double) (System.nanoTime() - began) / TimeUnit.SECONDS.toNanos(1);
            if (seen[0] != count) {
                throw new UnexpectedAnswer("a reader got " + seen[0] + " of " + count + " records");
            }
            ground.say("all was read");
            List<Figure> figures = new ArrayList<>();
            figures.add(Metric.rate("catch-up", "records/s").is(count / seconds));
            figures.add(Metric.rate("catch-up", "MB/s").is(seen[1] / MEGABYTE / seconds));
            figures.addAll(pages(stage, client, offsets.subList(0, offsets.size() - 1)));
            return figures;
        }
    }

    private List<Figure> pages(Stage stage, StreamClient client, List<String> offsets) throws InterruptedException {
        Random random = new Random(count);
        Window window = stage.timing().open();
        Latencies latencies = new Latencies(window);
        stage.await(() -> new ClosedLoop(
                        1,
                        window::isOpen,
                        worker -> page(client, offsets.get(random.nextInt(offsets.size()))),
                        latencies::add)
                .run());
        return latencies.percentiles("page at any offset");
    }

    private static Future<StreamClient.Page> page(StreamClient client, String offset) {
        return client.read(STREAM, offset, piece -> {});
    }

    private static Buffer batch() {
        return Buffer.buffer(IntStream.range(0, BATCH)
                .mapToObj(number -> "{\"n\":\"#%04d\"}".formatted(number))
                .collect(Collectors.joining(",", "[", "]")));
    }
}
