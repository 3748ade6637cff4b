// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** How late this machine wakes a thread that wants to be woken again and again: what a busy scheduler or a collected heap costs. */
final class Lateness {

    /** Less is usual and tells nothing. */
    private static final Duration NOTEWORTHY = Duration.ofMillis(10);

    private static final int REMEMBERED = 5_000;

    private final Duration period;
    private final LongSupplier nanos;
    private final Deque<Late> remembered = new ArrayDeque<>();
    private Moment due;

    /** One awakening that came late. */
    private record Late(Moment due, Moment woken) {

        boolean touches(Moment from, Moment to) {
            return from.isBefore(woken) && due.isBefore(to);
        }

        Duration by() {
            return due.until(woken);
        }
    }

    /**
     * @param period in which the thread wants to be woken
     * @param nanos the clock
     */
    Lateness(Duration period, LongSupplier nanos) {
        this.period = period;
        this.nanos = nanos;
        this.due = now().plus(period);
    }

    /** To be called by the thread whenever it is woken. */
    synchronized void woken() {
        var late = new Late(due, now());
        if (late.by().compareTo(NOTEWORTHY) > 0) {
            if (remembered.size() == REMEMBERED) {
                remembered.removeFirst();
            }
            remembered.addLast(late);
        }
        due = now().plus(period);
    }

    /** The worst delay of which a part lies within this span; one that is not over yet counts as far as it has come. */
    synchronized Duration worst(Span span) {
        var worst = new Late(due, now());
        var longest = worst.touches(span.from(), span.to()) && !worst.by().isNegative() ? worst.by() : Duration.ZERO;
        for (var late : remembered) {
            if (late.touches(span.from(), span.to()) && late.by().compareTo(longest) > 0) {
                longest = late.by();
            }
        }
        return longest;
    }

    private Moment now() {
        return new Moment(nanos.getAsLong());
    }
}
