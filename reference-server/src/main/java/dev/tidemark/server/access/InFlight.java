// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.access;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** The requests that are being answered, and how many may be at once. */
public final class InFlight {

    private final int limit;
    private final AtomicInteger current = new AtomicInteger();
    private final LongAdder refused = new LongAdder();

    public InFlight(OptionalInt limit) {
        this.limit = limit.orElse(Integer.MAX_VALUE);
    }

    /** Takes a place, to be given back by {@link #leave}; false if there is none. */
    public boolean enter() {
        if (current.incrementAndGet() > limit) {
            current.decrementAndGet();
            refused.increment();
            return false;
        }
        return true;
    }

    public void leave() {
        current.decrementAndGet();
    }

    public int current() {
        return current.get();
    }

    public long refused() {
        return refused.sum();
    }
}
