// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import dev.tidemark.conformance.scene.Span;
import dev.tidemark.conformance.scene.Timing;
import dev.tidemark.reports.contract.MachineTooSlow;
import java.time.Duration;
import java.util.Optional;

/**
 * The wait of a long-poll, and what its end without news means (5.7).
 *
 * @param length as the target documents it
 * @param fromNow whether the reader waits for what comes after its request has arrived, whenever that is
 */
public record LongWait(Duration length, boolean fromNow) {

    /** What an answer and an acknowledgement may overtake each other by on their ways. */
    private static final Duration CROSSING = Duration.ofMillis(50);

    /** How the end of a wait is to be taken. */
    public enum End {
        /** It is the answer, for better or worse. */
        ANSWERED,
        /** The time was over, and nothing had happened. */
        RAN_OUT
    }

    /**
     * An answer without news has come.
     *
     * @param waited from before the request was sent to now
     * @param sinceChange from the acknowledgement of the news to now; empty when there are none
     * @throws MachineTooSlow when the request seems to have arrived only after the news
     */
    public End end(Span waited, Optional<Span> sinceChange, Timing timing) {
        if (isShort(waited)) {
            return End.ANSWERED;
        }
        if (sinceChange.isEmpty()) {
            return End.RAN_OUT;
        }
        var since = sinceChange.get();
        if (since.isCertainlyWithin(CROSSING.plus(timing.uncertainty(since)))) {
            return End.RAN_OUT;
        }
        if (fromNow && !isShort(since)) {
            throw new MachineTooSlow(
                    "a long-poll from now took so long to arrive that it missed what it was to wait for");
        }
        return End.ANSWERED;
    }

    /** Timers may be a little early. */
    private boolean isShort(Span span) {
        return span.isCertainlyWithin(length.multipliedBy(9).dividedBy(10));
    }
}
