// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Stream-Expires-At as it comes back: any RFC 3339 spelling of the same instant, to the second. */
public final class Deadlines {

    private static final Duration COARSENESS = Duration.ofSeconds(1);

    private Deadlines() {}

    public static void check(Response metadata, Instant expected) {
        var shown = metadata.header(Vocabulary.STREAM_EXPIRES_AT).orElse("none");
        try {
            var instant = OffsetDateTime.parse(shown).toInstant();
            if (Duration.between(expected, instant).abs().minus(COARSENESS).isNegative()) {
                return;
            }
        } catch (DateTimeException notRfc3339) {
            // reported below with what was shown
        }
        throw new Broken(Vocabulary.STREAM_EXPIRES_AT + ": " + expected + ", in whatever zone", shown);
    }
}
