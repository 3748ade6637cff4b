// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * How a reader reads.
 *
 * @param query where it starts and stops; says nothing where the text is sent instead
 * @param literally the text of the query, where a scenario is about just that
 * @param headers that it sends
 * @param format of the records; empty for one in which all of them survive
 * @param has the sequence number of the last record that it has from before a break
 * @param pause how long it reads nothing at first; empty for not at all, and without end until something is looked at
 */
public record ReadPlan(
        Query query,
        Optional<String> literally,
        Map<String, String> headers,
        Optional<Format> format,
        OptionalLong has,
        Optional<Duration> pause) {

    private static final String START = "from (?:sequence number \\d+|timestamp \\d+|\\d+ records? before the tail"
            + "|the default start)|with the query \"[^\"]*\"";
    private static final String FURTHER =
            "at most \\d+ (?:record|byte)s?|until timestamp \\d+|until \\d+ seconds? from now"
                    + "|waiting \\d+ seconds?|clamped|not clamped|in base64|accepting \"[^\"]*\"|with the id \"[^\"]*\""
                    + "|resumed after record \\d+|reading nothing (?:at first|the first \\d+ seconds)";

    /** The words, for the steps. */
    public static final String WORDS = "(?:" + START + ")(?:, (?:" + FURTHER + "))*";

    private static final Pattern PHRASE = Pattern.compile(START + "|" + FURTHER);
    private static final Duration UNTIL_LOOKED_AT = Duration.ofSeconds(Integer.MAX_VALUE);

    /** Each of the phrases, and what it adds to the plan. */
    private enum Phrase {
        SEQUENCE_NUMBER("from sequence number (\\d+)", (draft, words) -> draft.query(Vocabulary.SEQ_NUM, words)),
        TIMESTAMP("from timestamp (\\d+)", (draft, words) -> draft.query(Vocabulary.TIMESTAMP, words)),
        BEFORE_TAIL(
                "from (\\d+) records? before the tail", (draft, words) -> draft.query(Vocabulary.TAIL_OFFSET, words)),
        DEFAULT("from the default (start)", (draft, words) -> {}),
        LITERALLY("with the query \"(.*)\"", (draft, words) -> draft.literally = Optional.of(words)),
        COUNT("at most (\\d+) records?", (draft, words) -> draft.query(Vocabulary.COUNT, words)),
        BYTES("at most (\\d+) bytes?", (draft, words) -> draft.query(Vocabulary.BYTES, words)),
        UNTIL("until timestamp (\\d+)", (draft, words) -> draft.query(Vocabulary.UNTIL, words)),
        UNTIL_LATER("until (\\d+) seconds? from now", (draft, words) -> draft.query(Vocabulary.UNTIL, fromNow(words))),
        WAIT("waiting (\\d+) seconds?", (draft, words) -> draft.query(Vocabulary.WAIT, words)),
        CLAMPED("(clamped)", (draft, words) -> draft.query(Vocabulary.CLAMP, true)),
        NOT_CLAMPED("not (clamped)", (draft, words) -> draft.query(Vocabulary.CLAMP, false)),
        BASE64("in (base64)", (draft, words) -> draft.format = Optional.of(Format.BASE64)),
        ACCEPTING("accepting \"(.*)\"", (draft, words) -> draft.headers.put(Vocabulary.ACCEPT, words)),
        WITH_ID("with the id \"(.*)\"", (draft, words) -> draft.headers.put(Vocabulary.LAST_EVENT_ID, words)),
        RESUMED("resumed after record (\\d+)", (draft, words) -> draft.has = OptionalLong.of(Long.parseLong(words))),
        AT_FIRST("reading nothing at (first)", (draft, words) -> draft.pause = Optional.of(UNTIL_LOOKED_AT)),
        FOR_A_WHILE(
                "reading nothing the first (\\d+) seconds",
                (draft, words) -> draft.pause = Optional.of(Duration.ofSeconds(Long.parseLong(words))));

        private final Pattern words;
        private final BiConsumer<Draft, String> addition;

        Phrase(String words, BiConsumer<Draft, String> addition) {
            this.words = Pattern.compile(words);
            this.addition = addition;
        }

        private static long fromNow(String seconds) {
            return Instant.now().plusSeconds(Long.parseLong(seconds)).toEpochMilli();
        }
    }

    /** What is known of a plan while its words are read. */
    private static final class Draft {
        private Query query = Query.NONE;
        private Optional<String> literally = Optional.empty();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private Optional<Format> format = Optional.empty();
        private OptionalLong has = OptionalLong.empty();
        private Optional<Duration> pause = Optional.empty();

        void query(String parameter, Object value) {
            query = query.with(parameter, value);
        }

        void add(String phrase) {
            for (var each : Phrase.values()) {
                var match = each.words.matcher(phrase);
                if (match.matches()) {
                    each.addition.accept(this, match.group(1));
                    return;
                }
            }
            throw new IllegalArgumentException("no reader reads '" + phrase + "'");
        }

        ReadPlan done() {
            return new ReadPlan(query, literally, headers, format, has, pause);
        }
    }

    public ReadPlan {
        headers = Map.copyOf(headers);
    }

    /** A reader that says nothing but this. */
    public static ReadPlan of(Query query) {
        var draft = new Draft();
        draft.query = query;
        return draft.done();
    }

    /** The same in this format. */
    public ReadPlan in(Format other) {
        return new ReadPlan(query, literally, headers, Optional.of(other), has, pause);
    }

    /** The same after a break, with the id of the last event. */
    public ReadPlan after(String id) {
        return new ReadPlan(query, literally, Map.of(Vocabulary.LAST_EVENT_ID, id), format, has, pause);
    }

    /** Where it starts and then, after commas, what else it says. */
    public static ReadPlan parse(String words) {
        var draft = new Draft();
        PHRASE.matcher(words).results().forEach(phrase -> draft.add(phrase.group()));
        return draft.done();
    }

    /** The query as it follows the question mark. */
    public String text() {
        return literally.orElseGet(query::text);
    }

    /** The id of the last event that it has of this stream; empty where it begins anew. */
    public Optional<EventId> resumed(Subject stream) {
        return has.isPresent() ? Optional.of(EventId.after(stream.between(0, has.getAsLong() + 1))) : Optional.empty();
    }

    /** Whether it reads on only when something is looked at. */
    public boolean isPausedUntilLookedAt() {
        return pause.filter(UNTIL_LOOKED_AT::equals).isPresent();
    }
}
