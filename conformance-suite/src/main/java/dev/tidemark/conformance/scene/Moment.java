// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import java.time.Duration;

/**
 * A moment on the clock of the suite. Steps take moments and hand them to {@link Timing}, which alone draws conclusions from them.
 *
 * @param nanos as in {@link System#nanoTime()}
 */
public record Moment(long nanos) {

    public static Moment now() {
        return new Moment(System.nanoTime());
    }

    public Moment plus(Duration duration) {
        return new Moment(nanos + duration.toNanos());
    }

    public Moment minus(Duration duration) {
        return new Moment(nanos - duration.toNanos());
    }

    /** What has passed since; negative for a moment to come. */
    public Duration elapsed() {
        return until(now());
    }

    /** What passes from this moment to the other; negative when the other is earlier. */
    public Duration until(Moment other) {
        return Duration.ofNanos(other.nanos - nanos);
    }

    /** From this moment to now. */
    public Span span() {
        return new Span(this, now());
    }

    boolean isBefore(Moment other) {
        return nanos - other.nanos < 0;
    }
}
