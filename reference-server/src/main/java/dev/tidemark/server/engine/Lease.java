// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.settings.Lifetime;
import java.time.Duration;
import java.time.Instant;

/**
 * How much longer a stream lives (Durable Streams 5.1). Who read it last is known in memory only: when the server
 * starts, every countdown starts anew.
 */
final class Lease {

    /** Far away, but not so far that adding it to a time overflows. */
    private static final long LONGEST_SECONDS = Duration.ofDays(36_500).toSeconds();

    private final Lifetime lifetime;
    private long used = System.nanoTime();
    private int holders;
    private boolean over;

    Lease(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    /** Whether the stream's time is over; once it is, nothing brings it back. */
    synchronized boolean isOver() {
        over = over || left() <= 0;
        return over;
    }

    /** Starts the countdown anew. */
    synchronized void touch() {
        if (!(lifetime instanceof Lifetime.Unlimited) && !isOver()) {
            used = System.nanoTime();
        }
    }

    /** Stops the countdown until all holds are closed; it starts anew then. Closing twice does no harm. */
    synchronized LogStore.Hold hold() {
        holders++;
        return new LogStore.Hold() {
            private boolean closed;

            @Override
            public void close() {
                synchronized (Lease.this) {
                    if (!closed) {
                        closed = true;
                        touch();
                        holders--;
                    }
                }
            }
        };
    }

    /** For how many nanoseconds it lives at least, as far as is known now. */
    synchronized long left() {
        if (lifetime instanceof Lifetime.Idle idle) {
            long whole = Duration.ofSeconds(Math.min(idle.seconds(), LONGEST_SECONDS))
                    .toNanos();
            return holders > 0 ? Math.max(1, whole) : whole - (System.nanoTime() - used);
        }
        if (lifetime instanceof Lifetime.Until until) {
            Duration left = Duration.between(Instant.now(), until.end());
            if (left.isNegative()) {
                return 0;
            }
            return left.toSeconds() >= LONGEST_SECONDS ? Long.MAX_VALUE : left.toNanos();
        }
        return Long.MAX_VALUE;
    }
}
