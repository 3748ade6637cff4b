// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.endurance;

import dev.tidemark.benchmark.client.LeanAnswer;
import dev.tidemark.benchmark.client.LeanConnection;
import dev.tidemark.benchmark.client.UnexpectedAnswer;
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
 * Many requests, one for each of many things.
 *
 * @param what they are about, in the plural
 * @param one what one of them is called
 * @param request for a number, as it goes over the wire
 * @param taker looks at each answer, and throws what is wrong with it
 */
record Requests(String what, String one, int count, IntFunction<Buffer> request, Taker taker) {

    static final Taker SUCCESS = (number, answer) -> require(answer.isSuccess(), number, answer);

    private static final int CONNECTIONS = 64;
    private static final int PORTIONS = 10;

    /** Takes answers of one status only. */
    static Taker expecting(int status) {
        return (number, answer) -> require(answer.status() == status, number, answer);
    }

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
                                            .ask(request.apply(number))
                                            .map(answer -> taken(number, answer));
                                },
                                latencies::add)
                        .run());
                ground.say(until + " " + what);
            }
            double seconds = (double) (System.nanoTime() - began) / TimeUnit.SECONDS.toNanos(1);
            List<Figure> figures = new ArrayList<>();
            figures.add(Metric.rate(what, "1/s").is(count / seconds));
            figures.addAll(latencies.percentiles(one));
            return figures;
        } finally {
            net.close();
        }
    }

    private static void require(boolean asExpected, int number, LeanAnswer answer) {
        if (!asExpected) {
            throw new UnexpectedAnswer("request " + number + " was answered with " + answer.status());
        }
    }

    private LeanAnswer taken(int number, LeanAnswer answer) {
        taker.take(number, answer);
        return answer;
    }

    /** Takes the answer for one of them. */
    @FunctionalInterface
    interface Taker {
        void take(int number, LeanAnswer answer);
    }
}
