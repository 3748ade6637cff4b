// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The result of something that ran beside the scenario; its failure is the scenario's failure. */
public final class Outcome {

    private Outcome() {}

    public static <T> T of(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Error broken) {
                throw broken;
            }
            if (failed.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            throw failed;
        }
    }
}
