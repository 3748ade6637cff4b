// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a wait has to take at least, or at most, or both. */
public record WaitBounds(Optional<Duration> least, Optional<Duration> most) {

    /** The words, for the steps. */
    public static final String WORDS = "at least \\d+ seconds?(?: and at most \\d+ seconds?)?|at most \\d+ seconds?";

    private static final Pattern LEAST = Pattern.compile("at least (\\d+)");
    private static final Pattern MOST = Pattern.compile("at most (\\d+)");

    public static WaitBounds parse(String words) {
        return new WaitBounds(seconds(LEAST, words), seconds(MOST, words));
    }

    private static Optional<Duration> seconds(Pattern pattern, String words) {
        return pattern.matcher(words)
                .results()
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
                .findFirst();
    }

    /** When its end is due at the latest. */
    public Duration longest() {
        return most.or(() -> least).orElseThrow();
    }
}
