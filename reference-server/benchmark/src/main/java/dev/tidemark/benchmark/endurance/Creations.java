// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.endurance;

import dev.tidemark.benchmark.client.LeanConnection;
import dev.tidemark.benchmark.client.Stream;
import dev.tidemark.benchmark.load.Stage;
import dev.tidemark.benchmark.measure.ClosedLoop;
import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Latencies;
import dev.tidemark.benchmark.measure.Metric;
import dev.tidemark.benchmark.measure.Window;
import dev.tidemark.benchmark.server.Contender;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Creating many things by PUT.
 *
 * @param what they are, in the plural
 * @param named the path and the type of each
 * @param body of each
 */
record Creations(String what, int count, IntFunction<Stream> named, IntFunction<Buffer> body) {

    private static final int CONNECTIONS = 64;
    private static final int PORTIONS = 10;

    List<Figure> run(Trial.Ground ground, Contender contender) throws InterruptedException {
        Stage stage = ground.stage(contender);
        NetClient net = stage.vertx().createNetClient();
        try {
            List<LeanConnection> open = stage.connect(net, CONNECTIONS);
            Latencies latencies = new Latencies(Window.endless());
            int[] next = {0};
            long began = System.nanoTime();
            for (int portion = 1; portion <= PORTIONS; portion++) {
                int until = (int) ((long) count * portion / PORTIONS);
                stage.await(() -> new ClosedLoop(
                                CONNECTIONS,
                                () -> next[0] < until,
                                worker -> {
                                    int number = next[0]++;
                                    return open.get(worker)
                                            .send(LeanConnection.put(
                                                    contender.root(), named.apply(number), body.apply(number)));
                                },
                                latencies::add)
                        .run());
                ground.say(until + " " + what);
            }
            double seconds = (double) (System.nanoTime() - began) / TimeUnit.SECONDS.toNanos(1);
            List<Figure> figures = new ArrayList<>();
            figures.add(Metric.rate(what + " that are created", "1/s").is(count / seconds));
            figures.addAll(latencies.percentiles("creation"));
            return figures;
        } finally {
            net.close();
        }
    }
}
