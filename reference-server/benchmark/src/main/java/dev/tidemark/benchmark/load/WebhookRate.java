// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Latencies;
import dev.tidemark.benchmark.measure.Metric;
import dev.tidemark.benchmark.server.Speech;
import java.util.List;

/** A writer per stream, each appending when all webhooks of its stream know of its last append; their receiver is one. */
record WebhookRate(int streams, int webhooksEach) implements Measurement {

    @Override
    public String name() {
        return "webhooks-" + streams + "-" + webhooksEach;
    }

    @Override
    public Speech speech() {
        return Speech.SUBSCRIPTIONS;
    }

    @Override
    public List<Figure> measure(Stage stage) throws InterruptedException {
        Latencies told = new Webhooks(streams, webhooksEach).load(stage, streams, worker -> worker);
        return List.of(Metric.rate("webhooks, %d streams with %d each".formatted(streams, webhooksEach), "deliveries/s")
                .is(told.perSecond()));
    }
}
