// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.log.StreamName;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Works that look at a stream of the log and then change it: those of one stream come one after the other, each from its
 * look to the durable end of its change. Nobody is blocked meanwhile.
 */
final class Lanes {

    private final ConcurrentMap<StreamName, CompletableFuture<?>> last = new ConcurrentHashMap<>();
    private final Executor executor;

    Lanes(Executor executor) {
        this.executor = executor;
    }

    /** @return how the work ends; what fails does not hold up the next one */
    <T> CompletionStage<T> run(StreamName stream, Supplier<CompletionStage<T>> work) {
        CompletableFuture<T> end = new CompletableFuture<>();
        CompletableFuture<?> before = last.put(stream, end);
        CompletionStage<?> turn = before == null ? CompletableFuture.completedStage(null) : before;
        turn.handleAsync((result, failure) -> null, executor)
                .thenCompose(ready -> work.get())
                .whenComplete((result, failure) -> {
                    last.remove(stream, end);
                    if (failure == null) {
                        end.complete(result);
                    } else {
                        end.completeExceptionally(failure);
                    }
                });
        return end;
    }
}
