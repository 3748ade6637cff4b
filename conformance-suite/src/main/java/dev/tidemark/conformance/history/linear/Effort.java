// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.history.linear;

import java.time.Duration;
import java.util.Optional;

/** How much is spent on a question: time, and states that are remembered at once, which is memory. */
public final class Effort {

    private final Duration time;
    private final int states;
    private final long until;
    private String over;

    /**
     * @param time for all questions together, from now on
     * @param states for each question; one takes about 200 bytes
     */
    public Effort(Duration time, int states) {
        this.time = time;
        this.states = states;
        this.until = System.nanoTime() + time.toNanos();
    }

    /** Whether there is time left. */
    boolean lasts() {
        if (over == null && System.nanoTime() - until > 0) {
            over = "no answer within " + time.toMillis() + " ms";
        }
        return over == null;
    }

    boolean hasRoom(int remembered) {
        if (remembered > states) {
            over = "no answer within " + states + " states";
        }
        return over == null;
    }

    /** Why it was not enough, if so. */
    public Optional<String> spent() {
        return Optional.ofNullable(over);
    }
}
