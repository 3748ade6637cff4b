// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Moments by their distance from now, such as {@code 1 minute ago} or {@code 1 hour ahead}. */
final class Moments {

    static final String WORDS = "\\d+ (?:second|minute|hour|day)s? (?:ago|ahead)";

    private Moments() {}

    /** As a timestamp. */
    static long parse(String text) {
        var words = text.split(" ");
        var unit = ChronoUnit.valueOf(words[1].toUpperCase(Locale.ROOT).replaceFirst("S?$", "S"));
        var distance = Duration.of(Long.parseLong(words[0]), unit);
        return Instant.now()
                .plus(words[2].equals("ago") ? distance.negated() : distance)
                .toEpochMilli();
    }
}
