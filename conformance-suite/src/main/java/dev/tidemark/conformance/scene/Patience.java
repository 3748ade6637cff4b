// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long somebody goes on asking or looking for what may come: for a time, whatever the target does. For what has to come see
 * {@link Timing}.
 */
public final class Patience {

    private static final Duration GLANCE = Duration.ofNanos(200_000);
    private static final Duration LONGEST_GLANCE = Duration.ofMillis(5);

    private final Moment end;
    private final Duration longestPause;
    private Duration pause;
    private boolean asked;

    private Patience(Moment end, Duration pause, Duration longestPause) {
        this.end = end;
        this.pause = pause;
        this.longestPause = longestPause;
    }

    /** @param pause between two looks */
    public static Patience of(Duration time, Duration pause) {
        return until(Moment.now().plus(time), pause);
    }

    public static Patience until(Moment end, Duration pause) {
        return new Patience(end, pause, pause);
    }

    /** For looks at what is on this side of the wire: close to each other in the beginning, less so when it takes long. */
    static Patience looking(Moment end) {
        return new Patience(end, GLANCE, LONGEST_GLANCE);
    }

    /** Whether there is time for another look; pauses before every one but the first. */
    public boolean lasts() {
        if (asked) {
            pause(pause);
            var longer = pause.multipliedBy(11).dividedBy(10);
            pause = longer.compareTo(longestPause) > 0 ? longestPause : longer;
        }
        asked = true;
        return Moment.now().isBefore(end);
    }

    /** Whether the time is over. */
    public boolean isOver() {
        return !Moment.now().isBefore(end);
    }

    /** What is left of the time, not less than nothing. */
    public Duration left() {
        var left = Moment.now().until(end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Lets this moment come. */
    public static void awaitMoment(Moment moment) {
        var left = Moment.now().until(moment);
        if (!left.isNegative()) {
            pause(left);
        }
    }

    private static void pause(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException interrupted) {
            throw CaseDeadline.interrupted();
        }
    }
}
