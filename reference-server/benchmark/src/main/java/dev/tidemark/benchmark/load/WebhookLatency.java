// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.server.Speech;
import java.util.List;

/**
 * One append after the other, each to the stream of another webhook, so that every one is at rest when it is told; the time runs
 * from the acknowledgement to the first byte of the delivery.
 */
record WebhookLatency(int webhooks) implements Measurement {

    @Override
    public String name() {
        return "webhook-latency";
    }

    @Override
    public Speech speech() {
        return Speech.SUBSCRIPTIONS;
    }

    @Override
    public List<Figure> measure(Stage stage) throws InterruptedException {
        int[] turn = {0};
        return new Webhooks(webhooks, 1)
                .load(stage, 1, worker -> turn[0]++ % webhooks)
                .percentiles("webhook, from acknowledgement to first byte");
    }
}
