// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which parts of the file were used last, so that the operating system has them in memory most likely. */
final class WarmParts {

    /** Of 256 KiB most of them. */
    private static final int MOST = 512;

    private final Map<Long, Boolean> used = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** Tells of the use of a part; returns whether it was not among the last ones. */
    synchronized boolean add(long part) {
        return used.put(part, true) == null;
    }
}
