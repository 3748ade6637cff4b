// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One thread that does works in their order, as many in one go as wait, and one queue of deadlines. */
final class OneThread implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(OneThread.class.getName());
    private static final long IDLE_SECONDS = 10;

    /** What the works of a go have in common waits for no more than so many. */
    private static final int AT_ONCE = 256;

    private final Runnable afterwards;
    private final Queue<Runnable> works = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor thread = thread();

    /** @param afterwards what is to be done after each go */
    OneThread(Runnable afterwards) {
        this.afterwards = afterwards;
    }

    /** For any thread. */
    void execute(Runnable work) {
        works.add(work);
        wake();
    }

    /** Does the work later; empty if there is no later, because the server stops. */
    Optional<Future<?>> schedule(Runnable work, long millis) {
        try {
            return Optional.of(thread.schedule(() -> execute(work), millis, TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException stopped) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void wake() {
        if (awake.compareAndSet(false, true)) {
            try {
                thread.execute(this::go);
            } catch (RejectedExecutionException stopped) {
                // The server stops; what was to be done is done after the next start.
            }
        }
    }

    private void go() {
        awake.set(false); // first: who adds a work from now on is not overlooked
        int left = AT_ONCE;
        Runnable work = works.poll();
        while (work != null) {
            guarded(work);
            left--;
            work = left > 0 ? works.poll() : null;
        }
        guarded(afterwards);
        if (!works.isEmpty()) {
            wake();
        }
    }

    /** What nobody foresaw must not end the others. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.log(System.Logger.Level.ERROR, "a subscription could not be served", failed);
        }
    }

    private static ScheduledThreadPoolExecutor thread() {
        ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread one = new Thread(work, "tidemark-subscriptions");
            one.setDaemon(true);
            return one;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }
}
