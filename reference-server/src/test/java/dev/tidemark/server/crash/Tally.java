// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.crash;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts what was done. */
final class Tally {

    private final Map<String, LongAdder> acknowledged = new ConcurrentSkipListMap<>();
    private final LongAdder happened = new LongAdder();
    private final LongAdder didNot = new LongAdder();
    private final AtomicLong left = new AtomicLong();
    private volatile CompletableFuture<Void> enough = new CompletableFuture<>();

    void acknowledged(String kind) {
        acknowledged.computeIfAbsent(kind, none -> new LongAdder()).increment();
        if (left.decrementAndGet() == 0) {
            enough.complete(null);
        }
    }

    /** What became of a request that got no answer. */
    void settled(boolean found) {
        (found ? happened : didNot).increment();
    }

    /** Completes after so many more acknowledgements. */
    CompletableFuture<Void> more(long count) {
        enough = new CompletableFuture<>();
        left.set(count);
        return enough;
    }

    @Override
    public String toString() {
        long total = acknowledged.values().stream().mapToLong(LongAdder::sum).sum();
        return acknowledged.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .collect(Collectors.joining(", ", total + " acknowledged: ", ""))
                + "; not answered: " + happened + " had happened, " + didNot + " had not";
    }
}
