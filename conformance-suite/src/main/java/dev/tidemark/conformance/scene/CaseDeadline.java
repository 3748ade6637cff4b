// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.MachineTooSlow;
import dev.tidemark.reports.contract.OutOfTime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * When a case has to have ended. If it has not, whatever it has under way is given up with a finding, since it is the target that keeps it
 * waiting; where nothing is under way, its thread is interrupted a moment later, which is a failure of the suite. Of a case that was late
 * because the machine was, nothing is known.
 */
final class CaseDeadline {

    /** A machine that was this late in a case may be the reason why the case is. */
    private static final Duration LATE = Duration.ofSeconds(2);

    /** In which a case ends by itself whose exchange was given up. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final ThreadLocal<CaseDeadline> CURRENT = new ThreadLocal<>();

    private final Thread thread = Thread.currentThread();
    private final Duration limit;
    private final Lateness lateness;
    private final LongSupplier nanos;
    private final Consumer<Supplier<? extends Throwable>> giveUp;
    private final Moment begun;
    private boolean givenUp;
    private boolean over;

    /**
     * Begins now, for the calling thread.
     *
     * @param nanos the clock
     * @param giveUp ends every exchange that is under way for this reason
     */
    CaseDeadline(
            Duration limit, Lateness lateness, LongSupplier nanos, Consumer<Supplier<? extends Throwable>> giveUp) {
        this.limit = limit;
        this.lateness = lateness;
        this.nanos = nanos;
        this.giveUp = giveUp;
        this.begun = now();
        CURRENT.set(this);
    }

    /** Looks at the clock; true when nothing is left to watch over. */
    synchronized boolean endWhenOver() {
        if (!over && !givenUp && begun.plus(limit).isBefore(now())) {
            givenUp = true;
            giveUp.accept(reason());
        }
        if (!over && begun.plus(limit).plus(GRACE).isBefore(now())) {
            over = true;
            thread.interrupt();
        }
        return over;
    }

    /** To be called by the thread of the case, which is not interrupted by this afterwards. */
    synchronized void end() {
        if (over) {
            Thread.interrupted();
        }
        over = true;
        CURRENT.remove();
    }

    /**
     * What an interruption of the calling thread means.
     *
     * @throws OutOfTime where the machine is no excuse
     */
    static MachineTooSlow interrupted() {
        Thread.currentThread().interrupt();
        var deadline = CURRENT.get();
        if (deadline == null || !deadline.givenUp) {
            throw new OutOfTime("the case was interrupted");
        }
        return deadline.tooSlow()
                .orElseThrow(() -> new OutOfTime(
                        deadline.sentence() + " (it waited for something else than an answer of the target)"));
    }

    private Supplier<Throwable> reason() {
        return () -> tooSlow()
                .<Throwable>map(Function.identity())
                .orElseGet(() -> new Broken(
                        "answers that let the case end within " + limit.toSeconds() + " s",
                        "one that was still due after that"));
    }

    /** Why nothing is known of the case, if the machine may be the reason why it has not ended. */
    private Optional<MachineTooSlow> tooSlow() {
        var late = lateness.worst(new Span(begun, now()));
        return late.compareTo(LATE) > 0
                ? Optional.of(new MachineTooSlow(
                        sentence() + ", and this machine woke its threads " + late.toMillis() + " ms late meanwhile"))
                : Optional.empty();
    }

    private String sentence() {
        return "the case did not end within " + limit.toSeconds() + " s";
    }

    private Moment now() {
        return new Moment(nanos.getAsLong());
    }
}
