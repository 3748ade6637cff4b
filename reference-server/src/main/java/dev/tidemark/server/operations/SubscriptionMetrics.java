// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.operations;

import dev.tidemark.server.subscriptions.keeping.Observer;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens to subscriptions. */
final class SubscriptionMetrics implements Observer {

    private static final double NANOS = 1e9;
    private static final long MICRO = 1000;
    private static final long MILLI = 1000 * MICRO;

    private final LongAdder wakes;
    private final LongAdder deliveries;
    private final LongAdder failures;
    private final LongAdder expiries;
    private final LongAdder fenced;
    private final Histogram lags;

    SubscriptionMetrics(Metrics metrics) {
        wakes = metrics.counter("wakes_total", "Wakes that were issued.");
        deliveries = metrics.counter("wake_deliveries_total", "Wakes that reached a receiver, or a wake stream.");
        failures =
                metrics.counter("wake_delivery_failures_total", "Deliveries of wakes that failed, to be tried again.");
        expiries = metrics.counter("lease_expiries_total", "Leases that ended because their holders were silent.");
        fenced = metrics.counter("fenced_requests_total", "Requests for wakes that were over.");
        lags = metrics.histogram(
                "wake_lag_seconds",
                "Time from the storing of an append until the wake that it caused was sent out.",
                NANOS,
                500 * MICRO,
                MILLI,
                2 * MILLI,
                5 * MILLI,
                10 * MILLI,
                25 * MILLI,
                100 * MILLI,
                500 * MILLI,
                2000 * MILLI);
    }

    @Override
    public void woken() {
        wakes.increment();
    }

    @Override
    public void delivered() {
        deliveries.increment();
    }

    @Override
    public void failed() {
        failures.increment();
    }

    @Override
    public void expired() {
        expiries.increment();
    }

    @Override
    public void fenced() {
        fenced.increment();
    }

    @Override
    public void lag(long nanos) {
        lags.record(nanos);
    }
}
