// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Who is about to create something in a basin. Whoever deletes the basin closes it first and then waits until it is
 * empty: so nothing is created behind its back.
 */
final class Occupancy {

    private final Map<String, Integer> inside = new HashMap<>();
    private final Map<String, CompletableFuture<Void>> waiting = new HashMap<>();

    /** @param work looks whether the basin is open before it does anything else */
    <T> CompletionStage<T> within(String basin, Supplier<CompletionStage<T>> work) {
        enter(basin);
        try {
            return work.get().whenComplete((result, failure) -> leave(basin));
        } catch (RuntimeException refused) {
            leave(basin);
            throw refused;
        }
    }

    /** Completes once nobody is inside who entered before. */
    synchronized CompletionStage<Void> empty(String basin) {
        return inside.containsKey(basin)
                ? waiting.computeIfAbsent(basin, first -> new CompletableFuture<>())
                : CompletableFuture.completedStage(null);
    }

    private synchronized void enter(String basin) {
        inside.merge(basin, 1, Integer::sum);
    }

    private void leave(String basin) {
        CompletableFuture<Void> waits = null;
        synchronized (this) {
            if (inside.merge(basin, -1, Integer::sum) == 0) {
                inside.remove(basin);
                waits = waiting.remove(basin);
            }
        }
        if (waits != null) {
            waits.complete(null);
        }
    }
}
