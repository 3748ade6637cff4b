// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

import java.util.function.DoubleSupplier;

/**
 * When to try again (7.1): after 1 s, then twice as long each time up to 60 s, each time 20 % more or less.
 *
 * @param random numbers from 0 to 1, evenly
 */
public record Backoff(DoubleSupplier random) {

    private static final long FIRST = 1000;
    private static final long LONGEST = 60_000;
    private static final double JITTER = 0.2;

    /** More of them than it takes to come to the longest pause, and not so many that the number overflows. */
    private static final int DOUBLINGS = 16;

    /** No pause is longer than this. */
    static final long BOUND = Math.round(LONGEST * (1 + JITTER));

    /** @param failures how many there were in a row, at least one */
    long afterFailures(int failures) {
        long base = Math.min(LONGEST, FIRST << Math.min(failures - 1, DOUBLINGS));
        return Math.round(base * (1 + JITTER * (2 * random.getAsDouble() - 1)));
    }
}
