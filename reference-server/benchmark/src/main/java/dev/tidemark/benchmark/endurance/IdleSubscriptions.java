// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.endurance;

import dev.tidemark.benchmark.client.Messages;
import dev.tidemark.benchmark.client.Protocol;
import dev.tidemark.benchmark.client.Stream;
import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Metric;
import dev.tidemark.benchmark.server.Contender;
import dev.tidemark.benchmark.server.Launched;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Subscriptions that rest, each with a pattern of its own and one stream linked: what they cost, and a restart with them. */
public record IdleSubscriptions(int count) implements Trial {

    @Override
    public String name() {
        return "subscriptions";
    }

    @Override
    public List<Figure> run(Ground ground) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        Launched server = ground.fresh(List.of("-Dtidemark.limits.subscriptions=" + count));
        try (Contender contender = server.start()) {
            new Creations("streams", count, IdleSubscriptions::stream, number -> Messages.plain())
                    .run(ground, contender);
            Memory before = Memory.of(contender.process().orElseThrow());
            figures.addAll(
                    new Creations("subscriptions", count, IdleSubscriptions::subscription, IdleSubscriptions::body)
                            .run(ground, contender));
            Memory with = Memory.of(contender.process().orElseThrow());
            figures.addAll(with.figures("with " + count + " subscriptions and streams"));
            figures.addAll(with.each(before, count, "subscription"));
        }
        try (Contender contender = server.start()) {
            figures.add(Metric.cost("start with " + count + " subscriptions", "ms")
                    .is(contender.process().orElseThrow().startMillis()));
            figures.addAll(Memory.of(contender.process().orElseThrow()).figures("after a restart"));
        }
        return figures;
    }

    private static Stream stream(int number) {
        return new Stream("tenants/" + number + "/events", Protocol.TEXT);
    }

    private static Stream subscription(int number) {
        return new Stream(Protocol.SUBSCRIPTIONS + "sub-" + number, Protocol.JSON);
    }

    private static Buffer body(int number) {
        return Buffer.buffer("{\"type\":\"webhook\",\"pattern\":\"tenants/" + number
                + "/*\",\"webhook\":{\"url\":\"http://127.0.0.1:9/hooks/" + number + "\"}}");
    }
}
