// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import java.time.Duration;

/** What passed between two moments, such as from before a request was sent until after its answer was there. */
public record Span(Moment from, Moment to) {

    /** Nothing at all. */
    public static Span none() {
        var now = Moment.now();
        return new Span(now, now);
    }

    public Duration duration() {
        return from.until(to);
    }

    /** In milliseconds, for notes. */
    public long millis() {
        return duration().toMillis();
    }

    /**
     * Whether less than this passed for the server, too: true only of a span that begins before the first request was sent and ends when the
     * last answer was there, since all that the server did lies within. False tells nothing.
     */
    public boolean isCertainlyWithin(Duration limit) {
        return duration().compareTo(limit) < 0;
    }

    boolean isLongerThan(Duration limit) {
        return duration().compareTo(limit) > 0;
    }
}
