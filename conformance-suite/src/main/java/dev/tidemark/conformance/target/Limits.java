// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a target documents about itself; the suite bounds its waits by these values.
 *
 * @param longPoll how long a long-poll without data may wait before it answers 204
 * @param answer how long any other answer may take
 * @param webhook how long after its cause a webhook, or an event on a wake stream, may come
 * @param bodyBytes the largest request body it takes; empty when it documents none
 * @param requestsInFlight how many requests it answers at once; empty when it documents no limit
 */
public record Limits(
        Duration longPoll, Duration answer, Duration webhook, OptionalLong bodyBytes, OptionalLong requestsInFlight) {

    /** Values that suit a server of which nothing is known. */
    public static Limits unknown() {
        return new Limits(
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    /** All times multiplied by the factor (slow machines). */
    public Limits scaled(double factor) {
        return new Limits(
                scale(longPoll, factor), scale(answer, factor), scale(webhook, factor), bodyBytes, requestsInFlight);
    }

    private static Duration scale(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
