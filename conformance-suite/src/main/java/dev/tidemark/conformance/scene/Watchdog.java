// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * One thread of an examination that is woken every few milliseconds: it measures how late it is woken, and ends the cases whose time is
 * over.
 */
public final class Watchdog implements Examination.Shared {

    private static final Duration PERIOD = Duration.ofMillis(10);

    private final Lateness lateness = new Lateness(PERIOD, System::nanoTime);
    private final Set<CaseDeadline> deadlines = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private Watchdog() {}

    /** The watchdog of this examination. */
    static Watchdog of(Examination examination) {
        return examination.shared(Watchdog.class, ignored -> {
            var watchdog = new Watchdog();
            var thread = new Thread(watchdog::watch, "watchdog");
            thread.setDaemon(true);
            thread.setPriority(Thread.MAX_PRIORITY);
            thread.start();
            return watchdog;
        });
    }

    Lateness lateness() {
        return lateness;
    }

    void add(CaseDeadline deadline) {
        deadlines.add(deadline);
    }

    void remove(CaseDeadline deadline) {
        deadlines.remove(deadline);
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(PERIOD.toNanos());
            lateness.woken();
            deadlines.removeIf(CaseDeadline::endWhenOver);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
