// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark;

import java.time.Duration;

/** How long each measurement loads a server before it counts, and while it counts. */
record Timing(Duration warmUp, Duration length) {

    /** Starts the clock. */
    Window open() {
        long from = System.nanoTime() + warmUp.toNanos();
        return new Window(from, from + length.toNanos());
    }
}
