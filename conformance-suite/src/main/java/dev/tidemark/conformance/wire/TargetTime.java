// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import dev.tidemark.conformance.wire.socket.Flight;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;

/**
 * When it was the target's turn: from when it was asked something to when its last byte came, over all exchanges of a scenario. What passed
 * besides passed on this side.
 */
final class TargetTime {

    private static final int REMEMBERED = 4_096;

    private final Deque<Flight> flights = new ArrayDeque<>();
    private boolean forgotten;

    synchronized void add(Flight flight) {
        if (flights.size() == REMEMBERED) {
            flights.removeFirst();
            forgotten = true;
        }
        flights.addLast(flight);
    }

    /**
     * How much of this span the target had.
     *
     * @param from as in {@link System#nanoTime()}
     * @param to likewise
     */
    synchronized Duration within(long from, long to) {
        if (forgotten) {
            return Duration.ofNanos(to - from);
        }
        var held = flights.stream()
                .map(flight -> flight.heldWithin(from, to))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(Flight.Held::begin))
                .toList();
        long sum = 0;
        long reached = 0;
        for (var each : held) {
            sum += Math.max(0, each.end() - Math.max(reached, each.begin()));
            reached = Math.max(reached, each.end());
        }
        return Duration.ofNanos(sum);
    }
}
