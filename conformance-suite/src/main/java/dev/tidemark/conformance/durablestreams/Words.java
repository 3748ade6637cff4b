// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.cucumber.java.ParameterType;
import java.util.Arrays;
import java.util.List;

/** The nouns of the scenarios. */
public final class Words {

    /** A stream by its content type: {@code stream}, {@code JSON stream}, {@code "text/plain" stream}. */
    @ParameterType("(?:JSON |\"[^\"]*\" )?stream")
    public String kind(String text) {
        if (text.equals("stream")) {
            return Vocabulary.OCTET_STREAM;
        }
        return text.startsWith("JSON") ? Vocabulary.JSON : text.substring(1, text.lastIndexOf('"'));
    }

    @ParameterType("the start|the tail|the last offset|\"-1\"|\"now\"|the offset after message \\d+")
    public Position position(String text) {
        return Position.parse(text);
    }

    @ParameterType("catch-up|long-poll|SSE")
    public Mode mode(String text) {
        return Mode.named(text);
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
