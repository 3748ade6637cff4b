// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run.selftest;

import dev.tidemark.conformance.scene.Examination;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts who is there at the same time. */
public final class Crowd {

    private static final Map<Examination, Crowd> CROWDS = new ConcurrentHashMap<>();

    private final AtomicInteger present = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger visits = new AtomicInteger();
    private final AtomicInteger visitsAfterALoner = new AtomicInteger();
    private final AtomicBoolean lonerCame = new AtomicBoolean();
    private final AtomicBoolean disturbed = new AtomicBoolean();

    public static Crowd ofThisRun() {
        return of(Examination.current());
    }

    public static Crowd of(Examination examination) {
        return CROWDS.computeIfAbsent(examination, run -> new Crowd());
    }

    void stay(int milliseconds, boolean alone) throws InterruptedException {
        visits.incrementAndGet();
        var now = present.incrementAndGet();
        most.accumulateAndGet(now, Math::max);
        if (alone) {
            lonerCame.set(true);
        } else if (lonerCame.get()) {
            visitsAfterALoner.incrementAndGet();
        }
        disturbed.compareAndSet(false, alone && now > 1);
        Thread.sleep(milliseconds);
        disturbed.compareAndSet(false, alone && present.get() > 1);
        present.decrementAndGet();
    }

    public int most() {
        return most.get();
    }

    public int visits() {
        return visits.get();
    }

    public boolean disturbed() {
        return disturbed.get();
    }

    public int visitsAfterALoner() {
        return visitsAfterALoner.get();
    }
}
