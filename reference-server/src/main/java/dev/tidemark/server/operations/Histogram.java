// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.operations;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts values by size. */
final class Histogram {

    private final long[] bounds;
    private final AtomicLongArray counts;
    private final LongAdder sum = new LongAdder();

    /** @param bounds the largest value of each bucket but the last, ascending */
    Histogram(long... bounds) {
        this.bounds = bounds.clone();
        this.counts = new AtomicLongArray(bounds.length + 1);
    }

    void record(long value) {
        int at = Arrays.binarySearch(bounds, value);
        counts.incrementAndGet(at < 0 ? -at - 1 : at);
        sum.add(value);
    }

    long count(int bucket) {
        return counts.get(bucket);
    }

    long sum() {
        return sum.sum();
    }
}
