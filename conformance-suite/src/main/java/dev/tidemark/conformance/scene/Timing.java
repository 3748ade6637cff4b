// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.MachineTooSlow;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Every expectation that has to do with time: what must arrive, and what must stay silent. A verdict is taken only where the machine of the
 * suite was quick enough to measure: it knows how late its own threads were in the very span, and asks the target something that is answered
 * at once before it finds an answer too late. Where the machine was too slow nothing is known.
 */
public final class Timing {

    /** What "at once" may take at most: far below every sensible wait, far above every sensible answer. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** What ends by itself ends a little sooner, because clocks differ, and somewhat later, because machines are busy. */
    private static final Duration EARLY = Duration.ofMillis(250);

    private static final Duration LATE = Duration.ofSeconds(2);

    /** How long a request may take until it has most likely arrived. */
    private static final Duration TIME_TO_ARRIVE = Duration.ofMillis(500);

    /** The part of what is allowed by which the machine may be late before nothing is known. */
    private static final int SHARE = 4;

    private final Examination examination;
    private final Lateness lateness;
    private final Runnable question;
    private final Function<Span, Duration> targetTime;

    /**
     * @param lateness of this machine
     * @param question a request that the target answers without waiting
     * @param targetTime how much of a span it was the target's turn
     */
    Timing(Examination examination, Lateness lateness, Runnable question, Function<Span, Duration> targetTime) {
        this.examination = examination;
        this.lateness = lateness;
        this.question = question;
        this.targetTime = targetTime;
    }

    /** Expectations where there is no target to ask. */
    public static Timing of(Examination examination) {
        return new Timing(examination, Watchdog.of(examination).lateness(), () -> {}, Span::duration);
    }

    /** The longest time that is still at once on this machine. */
    public Duration atOnce() {
        return examination.scaled(AT_ONCE);
    }

    /** The latest end of what has to take this long. */
    public Duration latest(Duration due) {
        return due.plus(examination.scaled(LATE));
    }

    /**
     * How long to let a request arrive that is to wait, before that happens for which it waits: from outside nothing tells when it has.
     *
     * @param wait the longest wait, of which half is left for what comes
     */
    public Duration timeToArrive(Duration wait) {
        var half = wait.dividedBy(2);
        var usual = examination.scaled(TIME_TO_ARRIVE);
        return half.compareTo(usual) < 0 ? half : usual;
    }

    /** The same for a request that waits without end. */
    public Duration timeToArrive() {
        return examination.scaled(TIME_TO_ARRIVE);
    }

    /**
     * Waits for what must be there within this time of its cause.
     *
     * @param cause when it was acknowledged
     * @param observed what there is instead
     */
    public void mustArrive(
            Moment cause, Duration limit, BooleanSupplier there, String expected, Supplier<String> observed) {
        lookFor(there, cause.plus(limit.dividedBy(2)));
        if (!there.getAsBoolean()) {
            var asked = Moment.now();
            var answered = isAnswered();
            var took = asked.span();
            lookFor(there, cause.plus(limit));
            if (!there.getAsBoolean()) {
                if (answered) {
                    requireQuick(took, tolerated(limit));
                }
                late(cause.span(), limit, new Broken(expected, observed.get()));
            }
        }
    }

    private static void lookFor(BooleanSupplier there, Moment end) {
        var patience = Patience.looking(end);
        while (!there.getAsBoolean() && patience.lasts()) {
            // until it is there or the time is over
        }
    }

    /**
     * Watches that something does not happen for as long as this.
     *
     * @param finding what it means when it does
     */
    public void mustStaySilent(Duration time, BooleanSupplier happened, Supplier<Broken> finding) {
        lookFor(happened, Moment.now().plus(time));
        if (happened.getAsBoolean()) {
            throw finding.get();
        }
    }

    /**
     * Lets a request arrive that is to wait; an answer meanwhile is a broken promise.
     *
     * @param wait the longest wait of the target, of which half at least is left for what comes
     */
    public void letArrive(Waiting waiting, Duration wait) {
        var begin = Moment.now();
        mustStaySilent(timeToArrive(wait), waiting::isOver, () -> {
            requireBefore(begin.span(), wait);
            return new Broken(
                    "a wait for news",
                    "an answer although nothing came: " + Answered.summary(waiting.answer()) + waiting.asked());
        });
    }

    /** The same where an answer meanwhile may be right. */
    public void letArriveOrBeAnswered(Waiting waiting, Duration wait) {
        lookFor(waiting::isOver, Moment.now().plus(timeToArrive(wait)));
    }

    /** An answer that took this long came at once, or a promise is broken. */
    public void atOnce(Span took) {
        within(took, atOnce(), "an answer");
    }

    /** @param what in words, such as {@code "an answer"} */
    public void within(Span took, Duration limit, String what) {
        if (took.isLongerThan(limit)) {
            requireHeld(took, limit);
            late(
                    took,
                    limit,
                    new Broken(what + " within " + limit.toMillis() + " ms", "one after " + took.millis() + " ms"));
        }
    }

    /** What ends by itself after this time did not end much sooner. */
    public void atLeast(Span took, Duration due, String what) {
        notBefore(took, due.minus(examination.scaled(EARLY)), what + " to take " + due.toMillis() + " ms");
    }

    /** Something that waits did so for this long at least, however little that is. */
    public void waited(Span took, Duration least) {
        notBefore(took, least, "a wait");
    }

    /** What ends by itself after this time did not end much later. */
    public void atMost(Span took, Duration due, String what) {
        var latest = latest(due);
        if (took.isLongerThan(latest)) {
            requireHeld(took, latest);
            late(
                    took,
                    latest,
                    new Broken(
                            what + " to take no more than " + due.toMillis() + " ms",
                            "the end after " + took.millis() + " ms"));
        }
    }

    /** What had to be done before a wait was over came so late that nothing is known about it. */
    public void requireBefore(Span passed, Duration due) {
        if (passed.isLongerThan(due.minus(examination.scaled(EARLY)))) {
            throw new MachineTooSlow(
                    "the wait of " + due.toMillis() + " ms was nearly over before the next step was done");
        }
    }

    /**
     * Something came too late or not at all, as it seems.
     *
     * @param limit it had
     * @throws MachineTooSlow when the machine may be the reason
     */
    public void late(Span span, Duration limit, Broken finding) {
        var tolerated = tolerated(limit);
        checkLateness(span, tolerated);
        var asked = Moment.now();
        if (isAnswered()) {
            requireQuick(asked.span(), tolerated);
        }
        throw finding;
    }

    /** A target that does not answer anything does not speak for itself. */
    private boolean isAnswered() {
        try {
            question.run();
            return true;
        } catch (Broken unanswered) {
            return false;
        }
    }

    private void requireQuick(Span took, Duration tolerated) {
        checkLateness(took, tolerated);
        if (took.isLongerThan(tolerated)) {
            throw new MachineTooSlow(
                    "even a request that never waits takes " + took.millis() + " ms on this machine now");
        }
    }

    /** However long a wait is, what is allowed for its end is short, and delays of this machine count against that. */
    private Duration tolerated(Duration limit) {
        var allowed = examination.scaled(LATE);
        return (limit.compareTo(allowed) < 0 ? limit : allowed).dividedBy(SHARE);
    }

    /** How much later than it happened something may have been noticed within this span. */
    public Duration uncertainty(Span span) {
        return lateness.worst(span);
    }

    /** An answer took too long only where the target had the time for it: what passed before it was asked and after it answered is ours. */
    private void requireHeld(Span took, Duration limit) {
        var held = targetTime.apply(took);
        if (held.compareTo(limit) <= 0) {
            throw new MachineTooSlow("of " + took.millis() + " ms the target had only " + held.toMillis()
                    + " ms; the rest passed on this machine");
        }
    }

    private void checkLateness(Span span, Duration tolerated) {
        var worst = lateness.worst(span);
        if (worst.compareTo(tolerated) > 0) {
            throw new MachineTooSlow("this machine woke its threads " + worst.toMillis() + " ms late meanwhile");
        }
    }

    private void notBefore(Span took, Duration earliest, String expected) {
        if (took.isCertainlyWithin(earliest)) {
            if (!took.duration().plus(lateness.worst(took)).minus(earliest).isNegative()) {
                throw new MachineTooSlow("the begin of a wait was noticed too late to measure it");
            }
            throw new Broken(expected, "the end after " + took.millis() + " ms");
        }
    }
}
