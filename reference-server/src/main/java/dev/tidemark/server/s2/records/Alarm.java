// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import io.vertx.core.Context;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The two times a following reader knows: that of the next heartbeat, 5 to 15 seconds after the last message, and that
 * until which it waits for a record. One timer serves both. It is not set anew whenever a message moves them: it looks
 * when it goes off whether it is time. It is set only by a reader that has nothing to do.
 */
final class Alarm {

    private static final long SHORTEST_GAP = TimeUnit.SECONDS.toNanos(5);
    private static final long LONGEST_GAP = TimeUnit.SECONDS.toNanos(15);

    private final Context context;
    private final OptionalLong patience;
    private final BooleanSupplier idle;
    private final Runnable heartbeat;
    private final Runnable over;
    private long heartbeatAt;
    private long overAt;
    private boolean waits;
    private long timer = -1;
    private long timerAt;

    /**
     * @param patience how many seconds to wait for a record; for ever if absent
     * @param idle whether the reader has nothing to do; otherwise it will set the alarm again
     * @param heartbeat what to do when nothing was sent for a while
     * @param over what to do when no record came
     */
    Alarm(Context context, OptionalLong patience, BooleanSupplier idle, Runnable heartbeat, Runnable over) {
        this.context = context;
        this.patience = patience;
        this.idle = idle;
        this.heartbeat = heartbeat;
        this.over = over;
    }

    /** A message was sent. */
    void sent() {
        heartbeatAt = System.nanoTime() + ThreadLocalRandom.current().nextLong(SHORTEST_GAP, LONGEST_GAP);
    }

    /** From now on records are waited for. */
    void startPatience() {
        if (patience.isPresent()) {
            waits = true;
            overAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(patience.getAsLong());
        }
    }

    /** Records came; if they are waited for, the wait begins anew. */
    void restartPatience() {
        if (waits) {
            startPatience();
        }
    }

    /** Makes sure that it goes off in time. */
    void set() {
        long due = waits && overAt - heartbeatAt < 0 ? overAt : heartbeatAt;
        if (timer >= 0 && timerAt - due <= 0) {
            return;
        }
        close();
        timerAt = due;
        long millis = TimeUnit.NANOSECONDS.toMillis(due - System.nanoTime()) + 1; // never too early
        timer = context.owner().setTimer(Math.max(1, millis), late -> ring());
    }

    void close() {
        if (timer >= 0) {
            context.owner().cancelTimer(timer);
            timer = -1;
        }
    }

    private void ring() {
        timer = -1;
        if (!idle.getAsBoolean()) {
            return;
        }
        long now = System.nanoTime();
        if (waits && now - overAt >= 0) {
            over.run();
            return;
        }
        if (now - heartbeatAt >= 0) {
            heartbeat.run();
            sent();
        }
        set();
    }
}
