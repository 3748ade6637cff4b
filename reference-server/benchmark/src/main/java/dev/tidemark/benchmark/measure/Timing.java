// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.measure;

import java.time.Duration;

/** How long each measurement loads a server before it counts, and while it counts. */
public record Timing(Duration warmUp, Duration length) {

    /** Starts the clock. */
    public Window open() {
        long from = System.nanoTime() + warmUp.toNanos();
        return new Window(from, from + length.toNanos());
    }
}
