// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.s2.model.Bytes;
import dev.tidemark.conformance.s2.model.Contents;
import dev.tidemark.conformance.s2.model.Metering;
import dev.tidemark.conformance.s2.model.NewRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** The one glossary of batches that are well-formed, whatever the server makes of their size. */
public enum Batches {
    NUMBERED("(\\d+) records?", (words, scene) -> Writer.numbered(scene.subject(), words.number(1))),
    SIZED("(\\d+) records? of (\\d+) metered bytes", (words, scene) -> LongStream.range(0, words.number(1))
            .map(number -> scene.subject().tail().seqNum() + number)
            .mapToObj(number -> NewRecord.sized(number, words.number(2)))
            .toList()),
    SIZED_WITH_HEADERS(
            "1 record of (\\d+) metered bytes with headers", (words, scene) -> List.of(withHeaders(words.number(1)))),
    SIZED_IN_TWO_BYTES(
            "1 record of (\\d+) metered bytes in two-byte letters",
            (words, scene) -> List.of(NewRecord.of("\u00e9".repeat(room(words.number(1)) / 2)))),
    SIZED_IN_CONTROLS(
            "1 record of (\\d+) metered bytes in control characters",
            (words, scene) -> List.of(NewRecord.of("\u0001".repeat(room(words.number(1)))))),
    SIZED_RANDOM(
            "1 record of (\\d+) metered bytes at random",
            (words, scene) -> List.of(NewRecord.of(random(scene.random(), room(words.number(1)))))),
    AT_TIMESTAMPS("records at the timestamps (.+)", (words, scene) -> words.list().stream()
            .map(instant -> NewRecord.of("at " + instant).at(Long.parseLong(instant)))
            .toList()),
    OF_BODIES(
            "the bodies (.+)",
            (words, scene) -> words.list().stream().map(NewRecord::of).toList()),
    WITH_COMMANDS("(a (?:record|fence|trim)\\b.*)", (words, scene) -> words.list().stream()
            .map(Batches::commandOrRecord)
            .toList()),
    DESCRIBED("1 record with (.+)", (words, scene) -> List.of(new Contents(scene.random()).named(words.text(1))));

    private final Pattern pattern;
    private final BiFunction<Match, Scene, List<NewRecord>> records;

    Batches(String pattern, BiFunction<Match, Scene, List<NewRecord>> records) {
        this.pattern = Pattern.compile(pattern);
        this.records = records;
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

    /** The records that these words describe, the next ones of the scenario's stream. */
    public static List<NewRecord> named(String words, Scene scene) {
        for (var each : values()) {
            var match = each.pattern.matcher(words);
            if (match.matches()) {
                return each.records.apply(new Match(match), scene);
            }
        }
        throw new IllegalArgumentException("the glossary has no batch of '" + words + "'");
    }

    private static NewRecord commandOrRecord(String words) {
        if (words.startsWith("a fence with ")) {
            return NewRecord.fence(words.substring(words.indexOf('"') + 1, words.lastIndexOf('"')));
        }
        return words.startsWith("a trim to ")
                ? NewRecord.trim(Long.parseLong(words.substring(words.lastIndexOf(' ') + 1)))
                : NewRecord.of("beside a command");
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

    private static Bytes random(Random random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        // Never UTF-8, so that they always take base64.
        bytes[0] = (byte) 0xff;
        return new Bytes(bytes);
    }
}
