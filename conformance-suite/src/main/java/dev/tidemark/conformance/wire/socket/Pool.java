// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Idle connections, kept for a shorter time than the shortest usual limit of servers (5 s). Where a server drops them even sooner, none are
 * kept any more.
 */
final class Pool {

    static final Duration LONGEST_IDLE = Duration.ofSeconds(2);

    /** More are closed: what is idle takes a place of the server. */
    private static final int MOST = 64;

    private final Map<Origin, Deque<Connection>> idle = new ConcurrentHashMap<>();
    private final Set<Origin> dropping = ConcurrentHashMap.newKeySet();

    /** A connection that can serve at once, if there is one. */
    Optional<Connection> take(Origin origin) {
        var resting = resting(origin);
        synchronized (resting) {
            while (!resting.isEmpty()) {
                var connection = resting.pollLast();
                if (connection.usable(LONGEST_IDLE)) {
                    return Optional.of(connection);
                }
                Flight.closeQuietly(connection);
            }
        }
        return Optional.empty();
    }

    void giveBack(Connection connection) {
        if (dropping.contains(connection.origin())) {
            Flight.closeQuietly(connection);
            return;
        }
        connection.rest();
        var resting = resting(connection.origin());
        synchronized (resting) {
            resting.addLast(connection);
            while (resting.size() > MOST || !resting.peekFirst().usable(LONGEST_IDLE)) {
                Flight.closeQuietly(resting.pollFirst());
                if (resting.isEmpty()) {
                    return;
                }
            }
        }
    }

    /** A connection was dropped while it was idle, without notice. */
    void dropped(Origin origin) {
        dropping.add(origin);
        var resting = resting(origin);
        synchronized (resting) {
            resting.forEach(Flight::closeQuietly);
            resting.clear();
        }
    }

    private Deque<Connection> resting(Origin origin) {
        return idle.computeIfAbsent(origin, ignored -> new ArrayDeque<>());
    }
}
