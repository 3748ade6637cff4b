// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** How to take back what was changed in memory, in case it cannot be written. For one thread. */
final class Undo {

    private final Deque<Runnable> steps = new ArrayDeque<>();

    /** Changes a map; returns the value before, or null. */
    <K, V> V put(Map<K, V> map, K key, V value) {
        V before = map.put(key, value);
        steps.push(before == null ? () -> map.remove(key) : () -> map.put(key, before));
        return before;
    }

    <K, V> void remove(Map<K, V> map, K key) {
        V before = map.remove(key);
        if (before != null) {
            steps.push(() -> map.put(key, before));
        }
    }

    /** Notes down how to take back a change that was just made. */
    void add(Runnable step) {
        steps.push(step);
    }

    /** Takes everything back, the latest first. */
    void run() {
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
    }
}
