// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.check.Broken;
import dev.tidemark.conformance.run.Examination;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A long-poll has to reach the server before the append that is to wake it. From outside nothing tells when it has, so this waits for a
 * while, not longer than half the wait, and ends early, with a verdict, when the answer comes although nothing happened.
 */
final class Arrival {

    private static final Duration TIME_TO_ARRIVE = Duration.ofMillis(500);
    private static final Duration STEP = Duration.ofMillis(5);

    private Arrival() {}

    static void settle(Reading waiting, Examination examination) {
        var half =
                examination.documented(examination.target().limits().longPoll()).dividedBy(2);
        var end = System.nanoTime()
                + Math.min(half.toNanos(), examination.scaled(TIME_TO_ARRIVE).toNanos());
        while (System.nanoTime() < end) {
            if (waiting.isOver()) {
                waiting.checkInTime();
                throw new Broken(
                        "a wait for news", "an answer although nothing came: " + Answers.summary(waiting.answer()));
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
