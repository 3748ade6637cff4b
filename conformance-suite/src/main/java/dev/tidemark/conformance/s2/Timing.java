// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.check.Broken;
import dev.tidemark.conformance.check.NotTested;
import dev.tidemark.conformance.run.Examination;
import java.time.Duration;

/** How long something that has to take a certain time may take: a little less, because clocks differ, and somewhat more, because machines are busy. */
final class Timing {

    private static final Duration EARLY = Duration.ofMillis(250);
    private static final Duration LATE = Duration.ofSeconds(2);

    private final Examination examination;

    Timing(Examination examination) {
        this.examination = examination;
    }

    /** The latest end of what has to take this long. */
    Duration latest(Duration due) {
        return due.plus(examination.scaled(LATE));
    }

    /** @param what in words, such as {@code "the wait"} */
    void atLeast(Duration due, Duration took, String what) {
        if (took.compareTo(earliest(due)) < 0) {
            throw new Broken(what + " to take " + due.toMillis() + " ms", "the end after " + took.toMillis() + " ms");
        }
    }

    /** @param what in words, such as {@code "the wait"} */
    void atMost(Duration due, Duration took, String what) {
        if (took.compareTo(latest(due)) > 0) {
            throw new Broken(
                    what + " to take no more than " + due.toMillis() + " ms",
                    "the end after " + took.toMillis() + " ms");
        }
    }

    /** What had to be done before a wait was over came so late that nothing is known about it. */
    void requireBefore(Duration due, Duration took) {
        if (took.compareTo(earliest(due)) >= 0) {
            throw new NotTested("the wait of " + due.toMillis() + " ms was nearly over before the next step was done;"
                    + " the machine is too slow for it, raise -Dtidemark.time.factor or lower -Dtidemark.parallel");
        }
    }

    private Duration earliest(Duration due) {
        return due.minus(examination.scaled(EARLY));
    }
}
