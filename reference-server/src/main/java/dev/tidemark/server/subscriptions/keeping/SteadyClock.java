// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Milliseconds since 1970 by the clock of the machine as it was at the start; from then on it never goes back or leaps. */
final class SteadyClock implements LongSupplier {

    private final long start = System.currentTimeMillis();
    private final long startNanos = System.nanoTime();

    @Override
    public long getAsLong() {
        return start + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }
}
