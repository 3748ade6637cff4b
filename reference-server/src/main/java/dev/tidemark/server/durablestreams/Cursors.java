// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import java.time.Clock;
import java.time.Instant;
import java.util.function.IntSupplier;

/**
 * Cursors of live answers (10.1): the number of the current interval of 20 seconds, or more if the client has already
 * seen that number, so that no cache answers the same request for ever.
 */
final class Cursors {

    private static final Instant EPOCH = Instant.parse("2024-10-09T00:00:00Z");
    private static final int INTERVAL_SECONDS = 20;

    /** The furthest cursor of a client that is believed; beyond it adding would overflow. */
    private static final int DIGITS = 18;

    private final Clock clock;
    private final IntSupplier jitterSeconds;

    /** @param jitterSeconds a random number from 1 to 3600 */
    Cursors(Clock clock, IntSupplier jitterSeconds) {
        this.clock = clock;
        this.jitterSeconds = jitterSeconds;
    }

    /** @param clientCursor what the client sent, or null; ignored if it is no number */
    String next(String clientCursor) {
        long current = current();
        if (clientCursor != null && clientCursor.matches("[0-9]{1," + DIGITS + "}")) {
            long seen = Long.parseLong(clientCursor);
            if (seen >= current) {
                return Long.toString(seen + 1 + (jitterSeconds.getAsInt() - 1) / INTERVAL_SECONDS);
            }
        }
        return Long.toString(current);
    }

    /** The cursor for a later answer on the same connection: never less than the one before. */
    String after(String before) {
        return Long.toString(Math.max(current(), Long.parseLong(before)));
    }

    private long current() {
        return (clock.instant().getEpochSecond() - EPOCH.getEpochSecond()) / INTERVAL_SECONDS;
    }
}
