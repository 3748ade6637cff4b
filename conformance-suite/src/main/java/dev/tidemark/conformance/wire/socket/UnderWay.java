// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a wire has under way; all of it can be given up at once, and with it whatever begins later. */
public final class UnderWay {

    private final Set<Consumer<Throwable>> open = ConcurrentHashMap.newKeySet();
    private volatile Supplier<? extends Throwable> reason;

    /** Something that has ended by itself. */
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Throws the reason when everything was given up, and does nothing otherwise. */
    public void check() {
        if (reason != null) {
            throw Failure.unchecked(reason.get());
        }
    }

    /** @param end told the reason when everything is given up, at once if it was before */
    Registration add(Consumer<Throwable> end) {
        open.add(end);
        if (reason != null && open.remove(end)) {
            end.accept(reason.get());
        }
        return () -> open.remove(end);
    }

    /**
     * Waits, or ends at once with the reason when everything is given up.
     *
     * @throws InterruptedIOException when the thread is interrupted
     */
    public void pause(Duration duration) throws InterruptedIOException {
        var over = new CompletableFuture<Void>();
        var registration = add(over::completeExceptionally);
        try {
            over.get(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException elapsed) {
            return;
        } catch (ExecutionException given) {
            check();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            registration.close();
        }
    }

    /** @param why makes an error or an unchecked exception */
    public void giveUp(Supplier<? extends Throwable> why) {
        if (reason == null) {
            reason = why;
        }
        for (var end : open) {
            if (open.remove(end)) {
                end.accept(reason.get());
            }
        }
    }
}
