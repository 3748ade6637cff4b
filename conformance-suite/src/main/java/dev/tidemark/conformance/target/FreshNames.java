// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Names of streams that nobody has used: a random part per instance, so that runs against the same server never meet, and a counter.
 * Not derived from the seed: a run repeated with the same seed still needs new streams.
 */
public final class FreshNames {

    private static final int BITS = 40;

    private final String prefix =
            "tidemark-" + Long.toString(new SecureRandom().nextLong() >>> (Long.SIZE - BITS), 36) + "-";
    private final AtomicInteger given = new AtomicInteger();

    /** What all names that it gives begin with. */
    public String prefix() {
        return prefix;
    }

    /** A name that was never given before, such as {@code tidemark-1k3x9q2f-17}. */
    public String next() {
        return prefix + given.incrementAndGet();
    }
}
