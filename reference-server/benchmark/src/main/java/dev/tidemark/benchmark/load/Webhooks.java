// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import dev.tidemark.benchmark.client.LeanConnection;
import dev.tidemark.benchmark.client.Messages;
import dev.tidemark.benchmark.client.Protocol;
import dev.tidemark.benchmark.client.Stream;
import dev.tidemark.benchmark.client.StreamClient;
import dev.tidemark.benchmark.client.WebhookReceiver;
import dev.tidemark.benchmark.measure.ClosedLoop;
import dev.tidemark.benchmark.measure.Latencies;
import dev.tidemark.benchmark.measure.Window;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Streams with so many webhooks each, all of one receiver. */
record Webhooks(int streams, int webhooksEach) {

    private static final int CREATING = 16;
    private static final long CHECK_MILLIS = 1000;

    /**
     * Each worker appends, and the next when all webhooks know of its last.
     *
     * @param stream which stream a worker appends to next
     * @return how long it took from the acknowledgement of an append to the first byte that told a webhook of it
     */
    Latencies load(Stage stage, int workers, IntUnaryOperator stream) throws InterruptedException {
        NetClient net = stage.vertx().createNetClient();
        List<Subscribed> subscribed = new ArrayList<>();
        try (StreamClient client = stage.client(CREATING);
                WebhookReceiver receiver =
                        stage.await(() -> WebhookReceiver.open(stage.vertx(), (number, tail, firstByte) -> subscribed
                                .get(number / webhooksEach)
                                .arrived(number % webhooksEach, tail, firstByte)))) {
            List<Stream> targets = stage.create(client, streams, Protocol.OCTETS);
            List<LeanConnection> writers = stage.connect(net, streams);
            stage.await(() -> each(number ->
                    client.subscribe(id(targets, number), targets.get(number / webhooksEach), receiver.url(number))));
            Window window = stage.timing().open();
            Latencies latencies = new Latencies(window);
            for (int i = 0; i < streams; i++) {
                LeanConnection writer = writers.get(i);
                Buffer request = LeanConnection.post(stage.contender().root(), targets.get(i), Messages.plain());
                subscribed.add(new Subscribed(
                        () -> writer.send(request).map(answer -> answer.header(Protocol.NEXT_OFFSET)),
                        webhooksEach,
                        latencies::add));
            }
            long checks = stage.vertx().setPeriodic(CHECK_MILLIS, check -> {
                long now = System.nanoTime();
                subscribed.forEach(each -> each.check(now));
            });
            try {
                stage.await(() -> new ClosedLoop(
                                workers,
                                window::isOpen,
                                worker -> subscribed
                                        .get(stream.applyAsInt(worker))
                                        .next(),
                                began -> {})
                        .run());
            } finally {
                stage.vertx().cancelTimer(checks);
                stage.await(() -> each(number -> client.unsubscribe(id(targets, number))));
                stage.delete(client, targets);
            }
            return latencies;
        } finally {
            net.close();
        }
    }

    private Future<Void> each(IntFunction<Future<Void>> work) {
        return Future.all(IntStream.range(0, streams * webhooksEach)
                        .mapToObj(work)
                        .toList())
                .mapEmpty();
    }

    private String id(List<Stream> targets, int number) {
        return targets.get(number / webhooksEach).name() + "-" + number % webhooksEach;
    }
}
