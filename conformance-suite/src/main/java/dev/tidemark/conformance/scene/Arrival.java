// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.conformance.check.Broken;
import dev.tidemark.conformance.run.Examination;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A long-poll has to reach the server before the append that is to wake it. From outside nothing tells when it has, so this waits for a
 * while, not longer than half the wait, and ends early, with a verdict, when the answer comes although nothing happened.
 */
public final class Arrival {

    private static final Duration TIME_TO_ARRIVE = Duration.ofMillis(500);
    private static final Duration STEP = Duration.ofMillis(5);

    private Arrival() {}

    /** How long a request may take until it has most likely arrived. */
    public static Duration time(Examination examination) {
        return examination.scaled(TIME_TO_ARRIVE);
    }

    /** Waits until the request has most likely arrived; an answer meanwhile is a broken promise. */
    public static void settle(Waiting waiting, Examination examination) {
        var half =
                examination.documented(examination.target().limits().longPoll()).dividedBy(2);
        var end = System.nanoTime() + Math.min(half.toNanos(), time(examination).toNanos());
        while (System.nanoTime() < end) {
            if (waiting.isOver()) {
                waiting.checkInTime();
                throw new Broken(
                        "a wait for news", "an answer although nothing came: " + Answered.summary(waiting.answer()));
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
