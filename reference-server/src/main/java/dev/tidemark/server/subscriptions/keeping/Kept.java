// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

import dev.tidemark.server.subscriptions.rules.Subscription;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;

/**
 * A subscription in memory and what is under way for it. Works come one after the other, each from its look to the durable end of
 * its change; those of other subscriptions meanwhile. Only the thread of the keeper touches it.
 */
final class Kept {

    final Subscription subscription;

    /** How many events lie before the one that describes it. */
    long base;

    /** When the append was seen that it is to be woken for, in nanoseconds; 0 if none was. */
    long noticed;

    /** The delivery under way. */
    Attempt attempt;

    private Deque<Runnable> waiting;
    private boolean busy;
    private boolean gone;
    private Future<?> alarm;
    private long alarmAt = Long.MAX_VALUE;

    Kept(Subscription subscription) {
        this.subscription = subscription;
    }

    /** Does the work when those before it are done. */
    void enter(Runnable work) {
        if (waiting == null) {
            waiting = new ArrayDeque<>(1);
        }
        waiting.add(work);
        goOn();
    }

    /** A change is being stored: nothing else is done until {@link #release}. */
    void hold() {
        busy = true;
    }

    void release() {
        busy = false;
    }

    /** Does what waits, until something of it has to be stored. */
    void goOn() {
        while (!busy && waiting != null) {
            Runnable next = waiting.poll();
            if (waiting.isEmpty()) {
                waiting = null; // most subscriptions are idle most of the time
            }
            next.run();
        }
    }

    boolean isGone() {
        return gone;
    }

    /** It was deleted: whatever waits learns that. */
    void leave() {
        gone = true;
        disarm();
        if (attempt != null) {
            attempt.sending().abort();
            attempt = null;
        }
    }

    /** Whether an alarm for this time has to be set: none is set that is as early. */
    boolean wantsAlarm(long at) {
        return at < alarmAt;
    }

    void armed(Future<?> newAlarm, long at) {
        disarm();
        alarm = newAlarm;
        alarmAt = at;
    }

    void disarm() {
        if (alarm != null) {
            alarm.cancel(false);
        }
        alarm = null;
        alarmAt = Long.MAX_VALUE;
    }

    /** A delivery of one wake. */
    record Attempt(long generation, String wake, Sender.Sending sending) {}
}
