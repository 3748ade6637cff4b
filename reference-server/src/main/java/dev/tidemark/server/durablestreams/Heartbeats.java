// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sees to it that no event stream is silent for longer than proxies stand (HTML standard, 9.2.7). One timer for all of
 * them: however many readers there are, none of them needs one of its own.
 */
final class Heartbeats {

    /** How often one looks within the longest silence; a stream is due one look before it would be late. */
    private static final int LOOKS = 4;

    private final long due;
    private final Map<SseSession, Context> sessions = new ConcurrentHashMap<>();

    /** @param longest how long a stream may be silent */
    Heartbeats(Vertx vertx, Duration longest) {
        long look = Math.max(1, longest.toMillis() / LOOKS);
        this.due = longest.minusMillis(look).toNanos();
        vertx.setPeriodic(look, now -> look());
    }

    /** @param context where the session writes */
    void add(SseSession session, Context context) {
        sessions.put(session, context);
    }

    void remove(SseSession session) {
        sessions.remove(session);
    }

    private void look() {
        long now = System.nanoTime();
        sessions.forEach((session, context) -> {
            if (session.silent(now) >= due) {
                context.runOnContext(beat -> session.comment());
            }
        });
    }
}
