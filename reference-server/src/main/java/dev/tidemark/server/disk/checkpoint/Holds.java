// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.checkpoint;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which parts of the file of blocks are on their way to somebody. Other than a pin, which is short and keeps everything, this may
 * last: a client that is slow keeps what it was sent, and nothing else.
 */
final class Holds {

    private final Map<Long, Integer> held = new ConcurrentHashMap<>();

    /** Holds a part; returns what lets it go, to be called once. */
    Runnable hold(long part) {
        held.merge(part, 1, Integer::sum);
        return () -> held.computeIfPresent(part, (key, count) -> count == 1 ? null : count - 1);
    }

    boolean isHeld(long part) {
        return held.containsKey(part);
    }
}
