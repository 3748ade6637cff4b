// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.repro;

import dev.tidemark.reports.evidence.Exchange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts of a recorded run as a script has to send them another time: at another address, with names that are new, with the values that the
 * server gives this time, and with instants that are as far away as they were.
 */
final class Replayed {

    /** Names that the suite gives begin with this, which is new in every run. */
    private static final Pattern RUN = Pattern.compile("tidemark-[0-9a-z]{3,12}(?=-\\d+\\b)");

    private static final Pattern ORIGIN = Pattern.compile("^[a-z]+://[^/?#]*");
    private static final Pattern INSTANT = Pattern.compile(
            "(?<![\\d.])(?<date>20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)|(?<!\\d)(?<millis>1\\d{12})(?!\\d)");
    private static final Duration NEAR = Duration.ofDays(40);

    private final String origin;
    private final String run;
    private final Instant zero;
    private final Map<String, String> values = new LinkedHashMap<>();

    Replayed(List<Exchange> exchanges) {
        this.origin = exchanges.stream()
                .map(exchange -> ORIGIN.matcher(exchange.request().url()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElse("");
        this.run = exchanges.stream()
                .flatMap(exchange -> Sent.texts(exchange.request()).stream())
                .map(RUN::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElse("");
        this.zero = exchanges.stream()
                .map(Replayed::begin)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Scheme, host and port of the recorded run. */
    String origin() {
        return origin;
    }

    /** What all names of the recorded run begin with; empty when there are none. */
    String run() {
        return run;
    }

    /** From here on this value stands for a variable. */
    void take(String value, String variable) {
        values.putIfAbsent(value, variable);
    }

    boolean knows(String value) {
        return values.containsKey(value);
    }

    ShellText text(String recorded) {
        Map<String, String> known = new LinkedHashMap<>(values);
        if (!origin.isEmpty()) {
            known.put(origin, "base");
        }
        if (!run.isEmpty()) {
            known.put(run, "run");
        }
        List<ShellText.Piece> pieces = new ArrayList<>();
        if (known.isEmpty()) {
            instants(recorded, pieces);
            return new ShellText(pieces);
        }
        Matcher matcher = Pattern.compile(known.keySet().stream()
                        .sorted(Comparator.comparing(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|")))
                .matcher(recorded);
        int from = 0;
        while (matcher.find()) {
            instants(recorded.substring(from, matcher.start()), pieces);
            pieces.add(new ShellText.Variable(known.get(matcher.group())));
            from = matcher.end();
        }
        instants(recorded.substring(from), pieces);
        return new ShellText(pieces);
    }

    /** A text in which nothing but the address is another one. */
    ShellText elsewhere(String recorded) {
        List<ShellText.Piece> pieces = new ArrayList<>();
        int at = origin.isEmpty() ? -1 : recorded.indexOf(origin);
        if (at < 0) {
            literal(recorded, pieces);
        } else {
            literal(recorded.substring(0, at), pieces);
            pieces.add(new ShellText.Variable("base"));
            literal(recorded.substring(at + origin.length()), pieces);
        }
        return new ShellText(pieces);
    }

    private void instants(String text, List<ShellText.Piece> pieces) {
        Matcher matcher = INSTANT.matcher(text);
        int from = 0;
        while (matcher.find()) {
            Optional<ShellText.Piece> relative = relative(matcher);
            if (relative.isPresent()) {
                literal(text.substring(from, matcher.start()), pieces);
                pieces.add(relative.get());
                from = matcher.end();
            }
        }
        literal(text.substring(from), pieces);
    }

    private static void literal(String text, List<ShellText.Piece> pieces) {
        if (!text.isEmpty()) {
            pieces.add(new ShellText.Literal(text));
        }
    }

    private Optional<ShellText.Piece> relative(Matcher matcher) {
        try {
            boolean date = matcher.group("date") != null;
            Instant instant = date
                    ? Instant.parse(matcher.group("date") + "Z")
                    : Instant.ofEpochMilli(Long.parseLong(matcher.group("millis")));
            if (zero == null || Duration.between(zero, instant).abs().compareTo(NEAR) > 0) {
                return Optional.empty();
            }
            long seconds = instant.getEpochSecond() - zero.getEpochSecond();
            long millis = instant.toEpochMilli() - zero.getEpochSecond() * 1000;
            return Optional.of(new ShellText.Code(
                    date
                            ? "$(instant " + seconds + ")"
                            : "$((now * 1000 %s %d))".formatted(millis < 0 ? "-" : "+", Math.abs(millis))));
        } catch (DateTimeException | ArithmeticException none) {
            return Optional.empty();
        }
    }

    /** When an exchange began, where that was recorded. */
    static Optional<Instant> begin(Exchange exchange) {
        try {
            return Optional.of(Instant.parse(exchange.at()));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
