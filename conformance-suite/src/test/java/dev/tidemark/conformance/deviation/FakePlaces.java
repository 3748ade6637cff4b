// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many requests the fake server answers at once; each stream has a limit of its own, so that probes do not meet each other. */
final class FakePlaces {
    static final String HEADER = "Places";

    private final Map<String, Integer> limits = new ConcurrentHashMap<>();
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    /** Limits a stream that is being created, if its creator asks for it. */
    void limit(String path, String asked) {
        if (asked != null) {
            limits.put(path, Integer.parseInt(asked));
        }
    }

    /** Takes a place; false if there is none. */
    boolean enter(String path) {
        int now = taken.merge(path, 1, Integer::sum);
        if (now > limits.getOrDefault(path, Integer.MAX_VALUE)) {
            leave(path);
            return false;
        }
        return true;
    }

    void leave(String path) {
        taken.merge(path, -1, Integer::sum);
    }
}
