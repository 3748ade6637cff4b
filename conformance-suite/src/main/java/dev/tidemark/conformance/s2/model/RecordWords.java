// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What scenarios call the records that are appended. */
enum RecordWords {
    RUNS("(\\d+) records, (\\d+) at each timestamp from 1000 on", (words, stream, random) -> IntStream.range(
                    0, words.number(1))
            .mapToObj(number -> NewRecord.numbered(number).at(1000L + number / words.number(2)))
            .toList()),
    AT_ONE_TIMESTAMP("(\\d+) records? at the timestamp (\\d+)", (words, stream, random) -> numbered(stream, words)
            .map(record -> record.at(words.number(2)))
            .toList()),
    NUMBERED("(\\d+) records?", (words, stream, random) -> numbered(stream, words)
            .toList()),
    SIZED("(\\d+) records? of (\\d+) metered bytes", (words, stream, random) -> numbers(stream, words)
            .mapToObj(number -> NewRecord.sized(number, words.number(2)))
            .toList()),
    SIZED_WITH_HEADERS(
            "1 record of (\\d+) metered bytes with headers",
            (words, stream, random) -> List.of(withHeaders(words.number(1)))),
    SIZED_IN_TWO_BYTES(
            "1 record of (\\d+) metered bytes in two-byte letters",
            (words, stream, random) -> List.of(NewRecord.of("\u00e9".repeat(room(words.number(1)) / 2)))),
    SIZED_IN_CONTROLS(
            "1 record of (\\d+) metered bytes in control characters",
            (words, stream, random) -> List.of(NewRecord.of("\u0001".repeat(room(words.number(1)))))),
    SIZED_RANDOM(
            "1 record of (\\d+) metered bytes at random",
            (words, stream, random) -> List.of(NewRecord.of(Bytes.random(random, room(words.number(1)))))),
    OF_SIZES("records of (.+) metered bytes", (words, stream, random) -> {
        var sizes = words.list();
        return counted(sizes.size(), i -> NewRecord.sized(stream.tail().seqNum() + i, Long.parseLong(sizes.get(i))));
    }),
    AT_TIMESTAMPS("records at the timestamps (.+)", (words, stream, random) -> {
        var timestamps = words.list();
        return counted(timestamps.size(), i -> numbered(stream, i).at(Long.parseLong(timestamps.get(i))));
    }),
    OF_BODIES(
            "records with the bodies (.+)",
            (words, stream, random) -> words.list().stream().map(NewRecord::of).toList()),
    ITEMS(RecordWords.LIST, (words, stream, random) -> {
        var items = Pattern.compile(RecordWords.ITEM)
                .matcher(words.text(0))
                .results()
                .toList();
        return counted(items.size(), i -> item(items.get(i).group(), numbered(stream, i)));
    });

    private static final String NUMBERS = "\\d+(?:, \\d+)* and \\d+";
    private static final String ITEM = "(?:a record(?: at the timestamp \\d+| without a timestamp| stamped "
            + Moments.WORDS + ")?|(?:a fence with|the fencing token) \"[^\"]*\"|a trim to \\d+"
            + "|the command \"[^\"]*\" with the bytes \"[^\"]*\")";
    private static final String LIST = ITEM + "(?:(?:, | and )" + ITEM + ")*";

    /** All of the words, for the steps. */
    static final String ALL = "\\d+ records, \\d+ at each timestamp from 1000 on|\\d+ records? at the timestamp \\d+"
            + "|\\d+ records? of \\d+ metered bytes(?: with headers| in two-byte letters| in control characters| at random)?"
            + "|\\d+ records?|records of " + NUMBERS + " metered bytes|records at the timestamps " + NUMBERS
            + "|records with the bodies \\w+(?:, \\w+)* and \\w+|" + LIST;

    private final Pattern pattern;
    private final Maker maker;

    RecordWords(String pattern, Maker maker) {
        this.pattern = Pattern.compile(pattern);
        this.maker = maker;
    }

    private interface Maker {
        List<NewRecord> make(Match words, Subject stream, Random random);
    }

    /** The words as they were found. */
    private record Match(MatchResult found) {
        String text(int group) {
            return found.group(group);
        }

        int number(int group) {
            return Integer.parseInt(text(group));
        }

        List<String> list() {
            return Arrays.asList(text(1).split(", | and "));
        }
    }

    /** The records that these words describe, the next ones of this stream. */
    static List<NewRecord> parse(String words, Subject stream, Random random) {
        for (var each : values()) {
            var match = each.pattern.matcher(words);
            if (match.matches()) {
                return each.maker.make(new Match(match), stream, random);
            }
        }
        throw new IllegalArgumentException("no records are called '" + words + "'");
    }

    private static LongStream numbers(Subject stream, Match words) {
        var next = stream.tail().seqNum();
        return LongStream.range(next, next + words.number(1));
    }

    private static Stream<NewRecord> numbered(Subject stream, Match words) {
        return numbers(stream, words).mapToObj(NewRecord::numbered);
    }

    private static List<NewRecord> counted(int count, IntFunction<NewRecord> record) {
        return IntStream.range(0, count).mapToObj(record).toList();
    }

    private static NewRecord numbered(Subject stream, int further) {
        return NewRecord.numbered(stream.tail().seqNum() + further);
    }

    /** @param plain the record, where it is an ordinary one */
    private static NewRecord item(String words, NewRecord plain) {
        var quoted = words.split("\"");
        if (words.startsWith("a fence") || words.startsWith("the fencing token")) {
            return NewRecord.fence(quoted.length > 1 ? quoted[1] : "");
        }
        if (words.startsWith("a trim")) {
            return NewRecord.trim(lastNumber(words));
        }
        if (words.startsWith("the command")) {
            var bytes = quoted.length > 3 ? quoted[3] : "";
            return NewRecord.of(new Bytes(HexFormat.of().parseHex(bytes.replace(" ", ""))))
                    .with("", quoted[1]);
        }
        if (words.contains("stamped")) {
            return plain.at(Moments.parse(words.substring("a record stamped ".length())));
        }
        return words.contains("at the timestamp") ? plain.at(lastNumber(words)) : plain;
    }

    private static long lastNumber(String words) {
        return Long.parseLong(words.substring(words.lastIndexOf(' ') + 1));
    }

    /** How long the body of a record without headers is that has this metered size. */
    private static int room(int metered) {
        return metered - Metering.OVERHEAD;
    }

    /** About half of the size is in the headers. */
    private static NewRecord withHeaders(int metered) {
        var headers = NewRecord.of("").with("first", "1").with("second", "2".repeat(metered / 2));
        var left = Math.toIntExact(metered - headers.metered());
        return new NewRecord(headers.timestamp(), headers.headers(), Bytes.utf8("x".repeat(left)));
    }
}
