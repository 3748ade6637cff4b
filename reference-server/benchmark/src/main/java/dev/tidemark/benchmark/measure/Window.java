// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.measure;

import java.util.concurrent.TimeUnit;

/** The stretch of time that counts: what completes before or after it is load, but not measured. */
public record Window(long from, long until) {

    /** Everything from now on counts. */
    public static Window endless() {
        long now = System.nanoTime();
        return new Window(now, now + Long.MAX_VALUE / 2);
    }

    public boolean isOpen() {
        return System.nanoTime() - until < 0;
    }

    /** @param now as of {@link System#nanoTime} */
    public boolean counts(long now) {
        return now - from >= 0 && now - until < 0;
    }

    public double seconds() {
        return (double) (until - from) / TimeUnit.SECONDS.toNanos(1);
    }
}
