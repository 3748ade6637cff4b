// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The one glossary from the words about a read to its parameters: first where it starts, then, after commas, what else it says. */
enum QueryWords {
    SEQUENCE_NUMBER("sequence number (\\d+)", Vocabulary.SEQ_NUM),
    TIMESTAMP("timestamp (\\d+)", Vocabulary.TIMESTAMP),
    BEFORE_TAIL("(\\d+) records? before the tail", Vocabulary.TAIL_OFFSET),
    DEFAULT_START("the default start", "", match -> ""),
    COUNT("at most (\\d+) records?", Vocabulary.COUNT),
    BYTES("at most (\\d+) bytes?", Vocabulary.BYTES),
    UNTIL("until timestamp (\\d+)", Vocabulary.UNTIL),
    UNTIL_LATER("until (\\d+) seconds? from now", Vocabulary.UNTIL, match -> Instant.now()
            .plusSeconds(Long.parseLong(match.group(1)))
            .toEpochMilli()),
    WAIT("waiting (\\d+) seconds?", Vocabulary.WAIT),
    CLAMPED("clamped", Vocabulary.CLAMP, match -> true),
    NOT_CLAMPED("not clamped", Vocabulary.CLAMP, match -> false);

    private final Pattern words;
    private final String parameter;
    private final Function<MatchResult, Object> value;

    QueryWords(String words, String parameter) {
        this(words, parameter, match -> match.group(1));
    }

    QueryWords(String words, String parameter, Function<MatchResult, Object> value) {
        this.words = Pattern.compile(words);
        this.parameter = parameter;
        this.value = value;
    }

    /** The query that these words describe. */
    static Query parse(String text) {
        var query = Query.NONE;
        for (var phrase : text.split(", ")) {
            query = add(query, phrase);
        }
        return query;
    }

    private static Query add(Query query, String phrase) {
        for (var each : values()) {
            var match = each.words.matcher(phrase);
            if (match.matches()) {
                return each.parameter.isEmpty() ? query : query.with(each.parameter, each.value.apply(match));
            }
        }
        throw new IllegalArgumentException("the glossary has no read that is '" + phrase + "'");
    }
}
