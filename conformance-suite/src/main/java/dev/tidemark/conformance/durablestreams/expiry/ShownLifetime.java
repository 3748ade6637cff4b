// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.expiry;

import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The lifetime that the metadata of a stream show (section 5.5), in the words of the server. */
record ShownLifetime(Optional<String> ttl, Optional<String> end) {

    /** What passes between the creation of two streams: a server may count down or name an instant for either. */
    private static final Duration MEANWHILE = Duration.ofMinutes(1);

    static ShownLifetime of(Response metadata) {
        return new ShownLifetime(metadata.header(Vocabulary.STREAM_TTL), metadata.header(Vocabulary.STREAM_EXPIRES_AT));
    }

    boolean isNone() {
        return ttl.isEmpty() && end.isEmpty();
    }

    /**
     * Looks whether this is the lifetime of the other stream, which was made within the last minute.
     *
     * @throws Broken when it is another one
     */
    void check(ShownLifetime other) {
        var same = ttl.isPresent() == other.ttl.isPresent()
                && end.isPresent() == other.end.isPresent()
                && (ttl.isEmpty() || isNear(seconds(ttl.get()), seconds(other.ttl.get())))
                && (end.isEmpty() || isNear(instant(end.get()), instant(other.end.get())));
        if (!same) {
            throw new Broken("what a plain stream with this lifetime shows, " + other, toString());
        }
    }

    private static boolean isNear(long one, long other) {
        return Math.abs(one - other) <= MEANWHILE.toSeconds();
    }

    private static long seconds(String shown) {
        try {
            return Long.parseLong(shown);
        } catch (NumberFormatException notWhole) {
            throw new Broken(Vocabulary.STREAM_TTL + " as a whole number", shown);
        }
    }

    private static long instant(String shown) {
        try {
            return OffsetDateTime.parse(shown).toEpochSecond();
        } catch (DateTimeException notRfc3339) {
            throw new Broken(Vocabulary.STREAM_EXPIRES_AT + " as RFC 3339 has it", shown);
        }
    }

    @Override
    public String toString() {
        return Vocabulary.STREAM_TTL + ": " + ttl.orElse("none") + " and " + Vocabulary.STREAM_EXPIRES_AT + ": "
                + end.orElse("none");
    }
}
