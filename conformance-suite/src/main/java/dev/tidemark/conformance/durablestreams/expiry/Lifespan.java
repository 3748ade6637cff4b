// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.expiry;

import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Header;
import dev.tidemark.conformance.wire.message.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A lifetime as a creation asks for it (section 5.1).
 *
 * @param headers in the order in which they are sent; what they say may be no lifetime at all
 */
public record Lifespan(List<Header> headers) {

    /** What a scenario may say. */
    static final String WORDS = "no lifetime|the TTL \"[^\"]*\"(?: and the end \"[^\"]*\")?"
            + "|the end \"[^\"]*\"(?: and the TTL \"[^\"]*\")?|an end in \\d+ seconds";

    private static final Pattern PART = Pattern.compile("the (TTL|end) \"([^\"]*)\"|an (end) in (\\d+) seconds");

    /** @param words such as {@code the TTL "3600"}, {@code the end "2099-01-01T00:00:00Z"} or {@code an end in 2 seconds} */
    public static Lifespan named(String words) {
        return new Lifespan(PART.matcher(words).results().map(Lifespan::header).toList());
    }

    private static Header header(MatchResult part) {
        var soon = part.group(3) != null;
        var name = soon || part.group(1).equals("end") ? Vocabulary.STREAM_EXPIRES_AT : Vocabulary.STREAM_TTL;
        return new Header(name, soon ? inSeconds(part.group(4)) : part.group(2));
    }

    private static String inSeconds(String seconds) {
        return Instant.now()
                .plusSeconds(Long.parseLong(seconds))
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }

    public Request on(Request creation) {
        var living = creation;
        for (var header : headers) {
            living = living.with(header.name(), header.value());
        }
        return living;
    }

    /** Names and values in turn. */
    String[] inTurn() {
        return headers.stream()
                .flatMap(header -> Stream.of(header.name(), header.value()))
                .toArray(String[]::new);
    }

    /** How long a stream lives that is created now and not used; empty for one that lives on. */
    Optional<Duration> length() {
        return headers.stream()
                .map(header -> header.name().equals(Vocabulary.STREAM_TTL)
                        ? Duration.ofSeconds(Long.parseLong(header.value()))
                        : Duration.between(OffsetDateTime.now(), OffsetDateTime.parse(header.value())))
                .findFirst();
    }

    /** What the only header says. */
    String value() {
        return headers.get(0).value();
    }

    boolean isNone() {
        return headers.isEmpty();
    }
}
