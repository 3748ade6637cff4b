// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Cast;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.cucumber.java.ParameterType;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The nouns of the scenarios. */
public final class Words {

    private static final String TEXT = "(?:\"[^\"]*\"|'[^']*')";
    private static final String PLACE =
            "the start|the tail|the last offset|\"-1\"|\"now\"|the offset after message \\d+"
                    + "|an offset with a comma in its middle";

    private final Cast cast;

    public Words(Cast cast) {
        this.cast = cast;
    }

    /** A stream of the scenario by its name in it; see {@link Cast}. */
    @ParameterType(Cast.NAMES)
    public Subject stream(String name) {
        return cast.turnTo(name);
    }

    /** Of which stream, such as {@code to the fork} or {@code of the source}; left out where the scenario has one stream. */
    @ParameterType("(?: (?:of|to|from) (?:" + Cast.NAMES + "))?")
    public Subject where(String text) {
        return text.isEmpty() ? cast.only() : cast.turnTo(text.replaceFirst(" (?:of|to|from) ", ""));
    }

    /** A stream by its content type: {@code stream}, {@code JSON stream}, {@code "text/plain" stream}; a source where it is to be forked. */
    @ParameterType("(?:JSON |\"[^\"]*\" )?(?:stream|source)")
    public String kind(String text) {
        if (!text.contains(" ")) {
            return Vocabulary.OCTET_STREAM;
        }
        return text.startsWith("JSON") ? Vocabulary.JSON : text.substring(1, text.lastIndexOf('"'));
    }

    /**
     * Where a reader starts: {@code the start} (no offset parameter), {@code "-1"}, {@code "now"}, {@code the tail} as the metadata show it,
     * {@code the last offset}, {@code the offset after message 5}, or {@code an offset with a comma in its middle}; of the stream that the
     * scenario is about, or of the one that is named: {@code the tail of the fork}.
     */
    @ParameterType("(?:" + PLACE + ")(?: of (?:" + Cast.NAMES + "))?")
    public Position position(String text) {
        var place = text.replaceFirst(" of (?:" + Cast.NAMES + ")$", "");
        if (!place.equals(text)) {
            cast.turnTo(text.substring(place.length() + " of ".length()));
        }
        return Position.parse(place);
    }

    /** The value of the parameter live: none, long-poll or sse. */
    @ParameterType("catch-up|long-poll|SSE")
    public Mode mode(String text) {
        return Mode.named(text);
    }

    /** Messages are numbered from 1: {@code nothing}, {@code all messages}, {@code the messages after message 3}, {@code the last 2 messages}. */
    @ParameterType(ExpectedMessages.WORDS)
    public ExpectedMessages messages(String words) {
        return new ExpectedMessages(words);
    }

    /** One text, or several joined by {@code and then}, each in quotes of either kind, in which a backslash stands before a quote. */
    @ParameterType(TEXT + "(?: and then " + TEXT + ")*")
    public List<String> texts(String text) {
        return Pattern.compile(TEXT)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(dev.tidemark.conformance.grammar.Words::unquoted)
                .toList();
    }

    /** A list such as {@code 1, 10 and 100}. */
    @ParameterType("\\d+(?:, \\d+)* and \\d+")
    public List<Integer> numbers(String text) {
        return Arrays.stream(text.split(", | and ")).map(Integer::valueOf).toList();
    }

    /** The one glossary from words to status codes (sections 5.1 to 5.8). */
    @ParameterType("malformed|fenced|a conflict|not found|gone|too large|one too many")
    public Integer refusal(String text) {
        return switch (text) {
            case "malformed" -> 400;
            case "fenced" -> 403;
            case "a conflict" -> 409;
            case "not found" -> 404;
            case "gone" -> 410;
            case "too large" -> 413;
            default -> 429;
        };
    }
}
