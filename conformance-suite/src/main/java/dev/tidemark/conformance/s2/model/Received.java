// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which records a reader has to receive, by their sequence numbers, counted from 0. */
public enum Received {
    NONE("no record", words -> (stream, received) -> List.of()),
    ALL("all records", words -> (stream, received) -> stream.retained()),
    ONE("record (\\d+)", words -> (stream, received) -> stream.between(number(words, 1), number(words, 1) + 1)),
    RANGE(
            "records (\\d+) to (\\d+)",
            words -> (stream, received) -> stream.between(number(words, 1), number(words, 2) + 1)),
    AND_MORE("record (\\d+) and perhaps more", words -> (stream, received) -> {
        var first = number(words, 1);
        var most = stream.tail().seqNum() - first;
        return stream.between(first, first + Math.max(1, Math.min(most, received.size())));
    }),
    SOME_OF_THE_FIRST("some of the first (\\d+) records", words -> (stream, received) -> {
        var count = Math.max(1, Math.min(number(words, 1), received.size()));
        return stream.between(stream.first(), stream.first() + count);
    }),
    FROM_SOME_ON("all records from some record on", words -> (stream, received) -> {
        var begins = received.isEmpty() ? stream.first() : received.get(0).seqNum();
        return stream.between(Math.min(begins, stream.first()), stream.tail().seqNum());
    }),
    ALL_OR_RANGE(
            "all records or records (\\d+) to (\\d+)",
            words -> (stream, received) -> received.size() == stream.retained().size()
                    ? stream.retained()
                    : stream.between(number(words, 1), number(words, 2) + 1));

    /** All of the words, for the steps. */
    public static final String WORDS = "no record|all records(?: from some record on| or records \\d+ to \\d+)?"
            + "|record \\d+(?: and perhaps more)?|records \\d+ to \\d+|some of the first \\d+ records";

    private final Pattern words;
    private final Function<MatchResult, Meaning> meaning;

    Received(String words, Function<MatchResult, Meaning> meaning) {
        this.words = Pattern.compile(words);
        this.meaning = meaning;
    }

    /** Finds the records of a stream that are meant; what was received decides where several are right. */
    private interface Meaning {
        List<Expected> of(Subject stream, List<StoredRecord> received);
    }

    /**
     * Which records of a stream are meant.
     *
     * @param isOpen whether a server may choose between several
     */
    public record Choice(Meaning meaning, boolean isOpen) {

        /** Those that have to come in any case. */
        public List<Expected> of(Subject stream) {
            return meaning.of(stream, List.of());
        }

        /** The sequence number behind the last of them. */
        public long end(Subject stream) {
            var all = of(stream);
            return all.isEmpty() ? 0 : all.get(all.size() - 1).seqNum() + 1;
        }

        /** Checks that these were received and nothing else. */
        public void check(Subject stream, List<StoredRecord> received) {
            Expected.same(meaning.of(stream, received), received);
        }
    }

    /** Which records these words mean. */
    public static Choice parse(String text) {
        for (var each : values()) {
            var match = each.words.matcher(text);
            if (match.matches()) {
                return new Choice(each.meaning.apply(match), each.ordinal() >= AND_MORE.ordinal());
            }
        }
        throw new IllegalArgumentException("no records are called '" + text + "'");
    }

    private static long number(MatchResult words, int group) {
        return Long.parseLong(words.group(group));
    }
}
