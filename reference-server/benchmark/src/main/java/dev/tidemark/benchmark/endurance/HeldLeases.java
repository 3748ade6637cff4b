// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.endurance;

import dev.tidemark.benchmark.client.LeanAnswer;
import dev.tidemark.benchmark.client.LeanConnection;
import dev.tidemark.benchmark.client.Messages;
import dev.tidemark.benchmark.client.Protocol;
import dev.tidemark.benchmark.client.Stream;
import dev.tidemark.benchmark.client.StreamClient;
import dev.tidemark.benchmark.load.Stage;
import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Metric;
import dev.tidemark.benchmark.server.Contender;
import dev.tidemark.benchmark.server.Launched;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Subscriptions whose wakes are all held by a worker: what the leases cost, how fast they are taken and extended, and whether every
 * one outlives a restart.
 */
public record HeldLeases(int count) implements Trial {

    /** As long as may be: none shall end by itself meanwhile. */
    private static final int LEASE_MILLIS = 600_000;

    private static final int CONFLICT = 409;

    private static final Stream WAKES = new Stream("wakes", Protocol.JSON);

    @Override
    public String name() {
        return "leases";
    }

    @Override
    public List<Figure> run(Ground ground) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        Launched server = ground.fresh(List.of("-Dtidemark.limits.subscriptions=" + count));
        Held[] held = new Held[count];
        try (Contender contender = server.start()) {
            create(ground, contender);
            Memory before = Memory.of(contender.process().orElseThrow());
            figures.addAll(
                    ask(ground, contender, "appends that wake", "append", appending(contender), Requests.SUCCESS));
            figures.addAll(ask(ground, contender, "claims", "claim", claiming(contender), (number, answer) -> {
                Requests.SUCCESS.take(number, answer);
                held[number] = Held.of(number, answer);
            }));
            figures.addAll(ask(
                    ground,
                    contender,
                    "extended leases",
                    "extension",
                    number -> held[number].says(contender, false),
                    Requests.SUCCESS));
            Memory with = Memory.of(contender.process().orElseThrow());
            figures.addAll(with.figures("with " + count + " leases"));
            figures.addAll(with.each(before, count, "lease"));
        }
        try (Contender contender = server.start()) {
            figures.add(Metric.cost("start with " + count + " leases", "ms")
                    .is(contender.process().orElseThrow().startMillis()));
            figures.addAll(ask(
                    ground,
                    contender,
                    "claims that are refused",
                    "refusal",
                    claiming(contender),
                    Requests.expecting(CONFLICT)));
            figures.addAll(ask(
                    ground,
                    contender,
                    "leases that are done",
                    "end",
                    number -> held[number].says(contender, true),
                    Requests.SUCCESS));
            figures.addAll(Memory.of(contender.process().orElseThrow()).figures("when all are done"));
        }
        return figures;
    }

    private void create(Ground ground, Contender contender) throws InterruptedException {
        Stage stage = ground.stage(contender);
        try (StreamClient client = stage.client(1)) {
            stage.await(() -> client.create(WAKES));
        }
        new Creations("streams", count, HeldLeases::stream, number -> Buffer.buffer()).run(ground, contender);
        new Creations("subscriptions", count, number -> subscription(number, ""), HeldLeases::body)
                .run(ground, contender);
    }

    private List<Figure> ask(
            Ground ground,
            Contender contender,
            String what,
            String one,
            IntFunction<Buffer> request,
            Requests.Taker taker)
            throws InterruptedException {
        return new Requests(what, one, count, request, taker).run(ground, contender);
    }

    private static IntFunction<Buffer> appending(Contender contender) {
        return number -> LeanConnection.post(contender.root(), stream(number), Messages.plain());
    }

    private static IntFunction<Buffer> claiming(Contender contender) {
        return number -> LeanConnection.post(
                contender.root(), subscription(number, "/claim"), Buffer.buffer("{\"worker\":\"one\"}"));
    }

    private static Stream stream(int number) {
        return new Stream("jobs/" + number, Protocol.TEXT);
    }

    private static Stream subscription(int number, String action) {
        return new Stream(Protocol.SUBSCRIPTIONS + "sub-" + number + action, Protocol.JSON);
    }

    private static Buffer body(int number) {
        return Buffer.buffer(
                "{\"type\":\"pull-wake\",\"streams\":[\"" + stream(number).name() + "\"],\"wake_stream\":\""
                        + WAKES.name() + "\",\"lease_ttl_ms\":" + LEASE_MILLIS + "}");
    }

    /** A wake that was claimed, and what shows that. */
    private record Held(int number, String token, String wake, String generation) {

        static Held of(int number, LeanAnswer claim) {
            return new Held(
                    number, claim.textMember("token"), claim.textMember("wake_id"), claim.numberMember("generation"));
        }

        Buffer says(Contender contender, boolean done) {
            String body = "{\"wake_id\":\"" + wake + "\",\"generation\":" + generation + ",\"done\":" + done + "}";
            return LeanConnection.post(contender.root(), subscription(number, "/ack"), Buffer.buffer(body), token);
        }
    }
}
