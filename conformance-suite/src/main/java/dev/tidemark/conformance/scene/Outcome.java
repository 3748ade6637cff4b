// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.reports.contract.OutOfTime;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The result of something that runs beside the scenario; its failure is the scenario's failure. Whatever runs there ends by itself, as
 * exchanges do at their limits; the limit here is for what does not.
 */
public final class Outcome {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Outcome() {}

    /** A thread of its own for each piece of work, which ends with the program at the latest. */
    public static Executor threads(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.start();
        };
    }

    public static <T> T of(CompletableFuture<T> future) {
        return of(future, LONGEST);
    }

    /** @throws OutOfTime when there is none within the time */
    public static <T> T of(CompletableFuture<T> future, Duration within) {
        try {
            return future.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        } catch (TimeoutException over) {
            throw new OutOfTime("what ran beside the case did not end within " + within.toSeconds() + " s");
        } catch (InterruptedException interrupted) {
            throw CaseDeadline.interrupted();
        }
    }

    /** Waits until all have ended: what goes on beside a case that has failed would still work on its scene. Then the first failure counts. */
    public static void all(Collection<? extends CompletableFuture<?>> futures) {
        isThere(CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new)), LONGEST);
        futures.forEach(Outcome::of);
    }

    /** Whether it has ended within the time, in whatever way. */
    public static boolean isThere(CompletableFuture<?> future, Duration within) {
        try {
            future.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException failed) {
            return true;
        } catch (TimeoutException over) {
            return false;
        } catch (InterruptedException interrupted) {
            throw CaseDeadline.interrupted();
        }
    }

    /** Waits until the latch is open. */
    public static void of(CountDownLatch latch) {
        try {
            if (!latch.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new OutOfTime("what ran beside the case did not begin within " + LONGEST.toSeconds() + " s");
            }
        } catch (InterruptedException interrupted) {
            throw CaseDeadline.interrupted();
        }
    }

    /** The failure itself, taken out of what futures wrap around it. */
    private static RuntimeException unwrapped(ExecutionException failed) {
        var cause = failed.getCause();
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Error broken) {
            throw broken;
        }
        return cause instanceof RuntimeException exception ? exception : new CompletionException(cause);
    }
}
