// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.check.NotTested;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a reader has been waiting. On a machine so slow that its wait was over before the writer came, nothing is known about waking:
 * what looks like a lost message is a wait that ended as it has to.
 */
final class WaitClock {

    private final Duration wait;
    private final LongSupplier nanos;
    private final long began;
    private boolean inTime;

    /** @param wait how long the target lets a reader wait, as it documents it */
    WaitClock(Duration wait) {
        this(wait, System::nanoTime);
    }

    WaitClock(Duration wait, LongSupplier nanos) {
        this.wait = wait;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /**
     * Asks whether the wait may be over; to be called as soon as the writer is done. The first answer counts, because later on the wait may
     * be over.
     *
     * @throws NotTested when it may
     */
    void check() {
        var late = !inTime && nanos.getAsLong() - began > wait.toNanos();
        inTime = true;
        if (late) {
            throw new NotTested("a wait of " + wait.toMillis() + " ms was over before the writer was done;"
                    + " give the server a longer one, and say so as limits.longPoll");
        }
    }
}
