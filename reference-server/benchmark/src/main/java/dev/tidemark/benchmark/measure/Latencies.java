// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.measure;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long the operations of one window took; used on the event loop only. */
public final class Latencies {

    private static final int DIGITS = 3;

    private final Histogram nanos = new Histogram(TimeUnit.MINUTES.toNanos(10), DIGITS);
    private final Window window;

    public Latencies(Window window) {
        this.window = window;
    }

    /** An operation that began then has completed now. */
    public void add(long began) {
        add(began, System.nanoTime());
    }

    /** One that has completed then; what completed before it began took no time. */
    public void add(long began, long completed) {
        if (window.counts(completed)) {
            nanos.recordValue(Math.max(0, completed - began));
        }
    }

    public double perSecond() {
        return nanos.getTotalCount() / window.seconds();
    }

    /** The median and the 99th percentile, in milliseconds; nothing if nothing completed. */
    public List<Figure> percentiles(String name) {
        if (nanos.getTotalCount() == 0) {
            throw new IllegalStateException("nothing completed while it counted");
        }
        return List.of(percentile(name, 50), percentile(name, 99));
    }

    private Figure percentile(String name, int percentile) {
        double millis = (double) nanos.getValueAtPercentile(percentile) / TimeUnit.MILLISECONDS.toNanos(1);
        return Metric.cost(name + " p" + percentile, "ms").is(millis);
    }
}
