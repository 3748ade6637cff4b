// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.access;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The memory that bodies of requests may take while they arrive and are stored, over all requests. */
public final class BodyMemory {

    private static final int SHARE_OF_HEAP = 4;

    /** However large the heap may grow: a JVM without limits of its own takes a quarter of the machine. */
    private static final long MOST = 256L << 20;

    private final long limit;
    private final AtomicLong taken = new AtomicLong();
    private final LongAdder refused = new LongAdder();

    /** @param limit in bytes; if absent, a share of the heap and at most 256 MiB, but enough for one body of {@code bodyBytes} */
    public BodyMemory(OptionalLong limit, int bodyBytes) {
        this.limit =
                limit.orElse(Math.max(Math.min(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, MOST), bodyBytes));
    }

    /** Takes room, to be given back by {@link #release}; false if there is not enough. */
    public boolean take(int bytes) {
        if (taken.addAndGet(bytes) > limit) {
            taken.addAndGet(-bytes);
            refused.increment();
            return false;
        }
        return true;
    }

    public void release(long bytes) {
        taken.addAndGet(-bytes);
    }

    public long taken() {
        return taken.get();
    }

    /** How often there was not enough. */
    public long refused() {
        return refused.sum();
    }
}
