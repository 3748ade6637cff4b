// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.measure;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;

/**
 * Workers that each repeat an operation, one at a time: the next begins when the last is answered. A slow server is
 * asked less, so its waiting times are those of a client that waits, not of an arrival rate.
 */
public final class ClosedLoop {

    private final int workers;
    private final BooleanSupplier goOn;
    private final IntFunction<Future<?>> operation;
    private final LongConsumer completed;
    private final Promise<Void> done = Promise.promise();
    private int working;

    /**
     * @param goOn whether to begin another operation
     * @param operation is given the number of the worker, from 0 on
     * @param completed is given the {@link System#nanoTime} at which the operation that has just completed began
     */
    public ClosedLoop(int workers, BooleanSupplier goOn, IntFunction<Future<?>> operation, LongConsumer completed) {
        this.workers = workers;
        this.goOn = goOn;
        this.operation = operation;
        this.completed = completed;
    }

    /** Works until nothing is to begin any more and everything is answered; must be called on the event loop. */
    public Future<Void> run() {
        working = workers;
        for (int worker = 0; worker < workers; worker++) {
            next(worker);
        }
        return done.future();
    }

    private void next(int worker) {
        if (!goOn.getAsBoolean() || done.future().isComplete()) {
            working--;
            if (working == 0) {
                done.tryComplete();
            }
            return;
        }
        long began = System.nanoTime();
        operation.apply(worker).onComplete(answer -> {
            if (answer.failed()) {
                done.tryFail(answer.cause());
            } else {
                completed.accept(began);
                next(worker);
            }
        });
    }
}
