// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What section 7 says of one subscription, without a server: how many messages each stream holds, up to which of them it was worked on,
 * what the worker was shown, and who is awake.
 */
final class Ledger {

    private final Map<String, Integer> written = new LinkedHashMap<>();
    private final Map<String, Integer> acked = new LinkedHashMap<>();
    private final Map<String, Integer> shown = new LinkedHashMap<>();
    private State state = State.IDLE;

    /** Whether somebody is awake. */
    enum State {
        /** Nobody, and there is no work. */
        IDLE,
        /** There is work that nobody has taken. */
        ANNOUNCED,
        /** A worker has the lease. */
        HELD
    }

    Ledger(List<String> streams) {
        for (var stream : streams) {
            written.put(stream, 0);
            acked.put(stream, 0);
        }
    }

    State state() {
        return state;
    }

    List<String> streams() {
        return List.copyOf(written.keySet());
    }

    int cursor(String stream) {
        return acked.get(stream);
    }

    boolean isPending(String stream) {
        return written.get(stream) > acked.get(stream);
    }

    /** There is work exactly where a stream goes beyond its cursor. */
    boolean isPending() {
        return written.keySet().stream().anyMatch(this::isPending);
    }

    void appended(String stream, int messages) {
        written.merge(stream, messages, Integer::sum);
    }

    void announced() {
        state = State.ANNOUNCED;
    }

    /** A worker has the work, and was shown what there is. */
    void taken() {
        state = State.HELD;
        shown.clear();
        shown.putAll(written);
    }

    /** Nobody has the work any more. */
    void freed() {
        state = State.IDLE;
    }

    void ack(Map<String, Integer> positions) {
        positions.forEach((stream, position) -> acked.merge(stream, position, Math::max));
    }

    /** Begins anew at the tails. */
    void renewed() {
        acked.putAll(written);
        state = State.IDLE;
    }

    /** Some of what the worker was shown, up to somewhere. */
    Map<String, Integer> part(Random random) {
        var part = new LinkedHashMap<String, Integer>();
        for (var stream : written.keySet()) {
            var left = shown.get(stream) - acked.get(stream);
            if (left > 0 && random.nextBoolean()) {
                part.put(stream, acked.get(stream) + 1 + random.nextInt(left));
            }
        }
        return part;
    }

    /** All that the worker was shown. */
    Map<String, Integer> all() {
        var all = new LinkedHashMap<String, Integer>();
        for (var stream : written.keySet()) {
            if (shown.get(stream) > acked.get(stream)) {
                all.put(stream, shown.get(stream));
            }
        }
        return all;
    }
}
