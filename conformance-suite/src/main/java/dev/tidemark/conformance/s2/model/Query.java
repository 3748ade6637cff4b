// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a read starts and stops: its parameters in the order in which they are sent. */
public record Query(List<Parameter> parameters) {

    /** A read that says nothing. */
    public static final Query NONE = new Query(List.of());

    /** One parameter. */
    record Parameter(String name, String value) {}

    public Query {
        parameters = List.copyOf(parameters);
    }

    public static Query from(long seqNum) {
        return NONE.with(Vocabulary.SEQ_NUM, seqNum);
    }

    public Query with(String name, Object value) {
        var more = new ArrayList<>(parameters);
        more.add(new Parameter(name, String.valueOf(value)));
        return new Query(more);
    }

    /** As it follows the question mark. */
    public String text() {
        return parameters.stream()
                .map(parameter -> parameter.name() + "=" + URLEncoder.encode(parameter.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** How long it waits, where it says so. */
    public Optional<Duration> longestWait() {
        return waits().isPresent() ? Optional.of(Duration.ofSeconds(waits().getAsLong())) : Optional.empty();
    }

    /** How many seconds it waits, where it says so. */
    public OptionalLong waits() {
        return value(Vocabulary.WAIT);
    }

    /** The sequence number of the first record it means, where it does not name a timestamp. */
    public long firstOf(Subject stream) {
        return value(Vocabulary.SEQ_NUM)
                .orElseGet(() ->
                        stream.tail().seqNum() - value(Vocabulary.TAIL_OFFSET).orElse(0));
    }

    private OptionalLong value(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .mapToLong(parameter -> Long.parseLong(parameter.value()))
                .findFirst();
    }

    /** Whether a session with this query stays at the tail: it waits, or has neither a bound nor a wait. */
    public boolean follows() {
        var bounded = Stream.of(Vocabulary.COUNT, Vocabulary.BYTES, Vocabulary.UNTIL)
                .anyMatch(bound -> parameters.stream()
                        .anyMatch(parameter -> parameter.name().equals(bound)));
        return waits().isPresent() ? waits().getAsLong() > 0 : !bounded;
    }
}
