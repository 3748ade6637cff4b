// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.endurance;

import dev.tidemark.benchmark.client.Protocol;
import dev.tidemark.benchmark.client.Stream;
import dev.tidemark.benchmark.client.StreamClient;
import dev.tidemark.benchmark.client.UnexpectedAnswer;
import dev.tidemark.benchmark.load.Appends;
import dev.tidemark.benchmark.load.Stage;
import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Metric;
import dev.tidemark.benchmark.server.Contender;
import dev.tidemark.benchmark.server.Launched;
import io.vertx.core.net.NetClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Readers that wait for something that does not come: what they cost, and whether the others feel it. */
public record IdleReaders(String name, String live, String metric, int count) implements Trial {

    private static final int CONNECTING = 64;

    public static IdleReaders sse(int count) {
        return new IdleReaders("idle-sse", "sse", "tidemark_sse_sessions_open", count);
    }

    public static IdleReaders longPoll(int count) {
        return new IdleReaders("idle-long-poll", "long-poll", "tidemark_long_polls_open", count);
    }

    @Override
    public List<Figure> run(Ground ground) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        try (Contender contender = ground.fresh(Launched.PATIENT).start()) {
            Stage stage = ground.stage(contender);
            NetClient net = stage.vertx().createNetClient();
            try (StreamClient writer = stage.client(1)) {
                Stream stream = stage.create(writer, 1, Protocol.TEXT).get(0);
                Crowd crowd = new Crowd(net, contender.root(), stream, live);
                figures.addAll(appends(stage, "nobody waits"));
                Memory before = Memory.of(contender.process().orElseThrow());
                long began = System.nanoTime();
                stage.await(() -> crowd.gather(count, CONNECTING));
                awaitAll(stage);
                double seconds = (double) (System.nanoTime() - began) / TimeUnit.SECONDS.toNanos(1);
                figures.add(Metric.rate("readers that connect", "1/s").is(count / seconds));
                ground.say(count + " readers wait");
                Memory with = Memory.of(contender.process().orElseThrow());
                figures.addAll(with.figures("while " + count + " wait"));
                figures.addAll(with.each(before, count, "reader"));
                figures.addAll(appends(stage, count + " wait"));
                figures.addAll(stage.await(() -> crowd.wake(writer, "wake-up of " + count)));
            } finally {
                net.close();
            }
        }
        return figures;
    }

    private List<Figure> appends(Stage stage, String meanwhile) throws InterruptedException {
        return new Appends(16, 16)
                .measure(stage).stream()
                        .map(figure -> figure.metric()
                                .named(figure.metric().name() + ", " + meanwhile)
                                .is(figure.value()))
                        .toList();
    }

    /** From outside nobody sees that a long-poll waits, but the server counts them. */
    private void awaitAll(Stage stage) throws InterruptedException {
        String line = metric + " " + count;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        try (StreamClient client = stage.client(1)) {
            while (!stage.await(client::metrics).lines().toList().contains(line)) {
                if (System.nanoTime() > deadline) {
                    throw new UnexpectedAnswer("the server never said " + line);
                }
            }
        }
    }
}
