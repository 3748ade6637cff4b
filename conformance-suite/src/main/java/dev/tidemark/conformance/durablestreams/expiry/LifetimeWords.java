// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.expiry;

import dev.tidemark.conformance.durablestreams.model.Deadlines;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.ParameterType;
import java.time.Duration;
import java.time.OffsetDateTime;

/** The nouns of the scenarios about lifetimes. */
public final class LifetimeWords {

    private static final Duration LONGEST_CASE = Duration.ofMinutes(5);

    /**
     * The lifetime headers of a creation, in their order: {@code no lifetime}, {@code the TTL "3600"}, {@code the end "2099-01-01T00:00:00Z"},
     * both of them, or {@code an end in 2 seconds}, counted from now.
     */
    @ParameterType(Lifespan.WORDS)
    public Lifespan lifetime(String words) {
        return Lifespan.named(words);
    }

    /**
     * What the metadata say about the lifetime: {@code no lifetime}; {@code the TTL "3600"}, as it was given; {@code the TTL "3600" or what is
     * left of it}, for rules that are not about the form in which a lifetime is shown; {@code the end "2099-01-01T00:00:00Z"}, the same instant
     * in any zone, to the second; {@code the end that was given}, the same for an end that was counted from the creation.
     */
    @ParameterType("(no lifetime)|the TTL \"(\\d+)\"( or what is left of it)?|the end (?:\"([^\"]*)\"|that was given)")
    public Shown shown(String none, String ttl, String orLess, String end) {
        if (none != null) {
            return (metadata, given) -> noLifetime(metadata);
        }
        if (ttl != null) {
            return (metadata, given) -> ttl(metadata, ttl, orLess == null ? Duration.ZERO : LONGEST_CASE);
        }
        return (metadata, given) -> Deadlines.check(
                metadata,
                OffsetDateTime.parse(end == null ? given.value() : end).toInstant());
    }

    /** What is expected of metadata. */
    interface Shown {

        /** @param given the lifetime that the stream was created with */
        void check(Response metadata, Lifespan given);
    }

    private static void noLifetime(Response metadata) {
        var shown = ShownLifetime.of(metadata);
        if (!shown.isNone()) {
            throw new Broken("no lifetime in the metadata", shown.toString());
        }
    }

    private static void ttl(Response metadata, String given, Duration passed) {
        var shown = metadata.header(Vocabulary.STREAM_TTL).orElse("none");
        var least = Long.parseLong(given) - passed.toSeconds();
        var isLeft = shown.matches("\\d{1,9}")
                && Long.parseLong(shown) <= Long.parseLong(given)
                && Long.parseLong(shown) >= least;
        if (passed.isZero() ? !shown.equals(given) : !isLeft) {
            throw new Broken(
                    Vocabulary.STREAM_TTL + ": " + given + (passed.isZero() ? "" : " or what is left of it"), shown);
        }
    }
}
