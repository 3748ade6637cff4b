// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.MachineTooSlow;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Everything that goes on until the target says that it is over: reading from answer to answer, following events, listing, repeating. It
 * ends all the same. A place that was reached before is a finding, and so are more data, more steps or more time than what was written can
 * take.
 */
public final class Pursuit {

    private static final int TIMES = 4;
    private static final long MORE_STEPS = 1_000;
    private static final long MORE_DATA = 1 << 20;
    private static final Duration LATE = Duration.ofSeconds(1);

    private final String what;
    private final long steps;
    private final long data;
    private final Moment begun;
    private final Duration limit;
    private final Lateness lateness;
    private final Set<String> places = new HashSet<>();
    private long stepped;
    private long taken;

    /**
     * @param what in words, such as {@code "reading from answer to answer"}
     * @param writes how many writes made what there is
     * @param written how much they wrote, in bytes, messages or records; the same unit as {@link #take}
     * @param limit for all of it
     */
    Pursuit(String what, long writes, long written, Duration limit, Moment begun, Lateness lateness) {
        this.what = what;
        this.steps = TIMES * writes + written / 1024 + MORE_STEPS;
        this.data = TIMES * written + MORE_DATA;
        this.limit = limit;
        this.begun = begun;
        this.lateness = lateness;
    }

    /** Whether there may be another step: always true, or there is a finding. */
    public boolean goesOn() {
        stepped++;
        if (stepped > steps) {
            throw endless(steps + " steps");
        }
        if (begun.plus(limit).isBefore(Moment.now())) {
            if (lateness.worst(begun.span()).compareTo(LATE) > 0) {
                throw new MachineTooSlow(what + " took more than " + limit.toSeconds()
                        + " s on a machine that stood still for more than a second meanwhile");
            }
            throw endless(limit.toSeconds() + " s");
        }
        return true;
    }

    /**
     * To be told where the target wants to be asked next.
     *
     * @param place such as {@code "the offset 17"}; null for none
     */
    public void reach(String place) {
        if (place != null && !places.add(place)) {
            throw new Broken("an answer that makes progress", place + " again");
        }
    }

    /** To be told how much has come. */
    public void take(long amount) {
        taken += amount;
        if (taken > data) {
            throw endless("more than " + data + " bytes, messages or records, many times what was written,");
        }
    }

    private Broken endless(String after) {
        return new Broken(what + " to come to an end", "none after " + after + " with new answers all the time");
    }
}
