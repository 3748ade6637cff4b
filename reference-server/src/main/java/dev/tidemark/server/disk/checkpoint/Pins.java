// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.checkpoint;

import dev.tidemark.server.engine.Pin;
import java.util.TreeMap;

/** Who reads from the file of blocks, and since when: space that somebody may still read is not used again. */
public final class Pins {

    private final TreeMap<Long, Integer> reading = new TreeMap<>();
    private long epoch;

    /** Keeps everything that is there until the pin is closed. */
    synchronized Pin pin() {
        long since = epoch;
        reading.merge(since, 1, Integer::sum);
        return () -> release(since);
    }

    /** Begins a new epoch: who comes from now on does not find what was removed before. Returns the one that ended. */
    synchronized long advance() {
        return epoch++;
    }

    /** Whether nobody reads any more who began in this epoch or earlier. */
    synchronized boolean isOver(long past) {
        return reading.isEmpty() || reading.firstKey() > past;
    }

    private synchronized void release(long since) {
        reading.computeIfPresent(since, (key, count) -> count == 1 ? null : count - 1);
    }
}
