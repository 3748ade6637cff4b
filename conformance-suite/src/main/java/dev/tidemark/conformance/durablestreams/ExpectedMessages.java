// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Octets;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * What a reader has to receive of a stream.
 *
 * @param words {@code nothing}, {@code all messages}, {@code the messages after message 3} or {@code the last 2 messages}
 */
public record ExpectedMessages(String words) {

    private static final String ANY_LINE_ENDS = "all messages, whatever their line ends";

    static final String WORDS =
            "nothing|all messages, whatever their line ends|all messages|the messages after message \\d+|the last \\d+ messages?";

    /** What is compared of something that a reader received or should have received. */
    public UnaryOperator<Content> view() {
        return words.equals(ANY_LINE_ENDS) ? ExpectedMessages::withPlainLineEnds : content -> content;
    }

    private static Content withPlainLineEnds(Content text) {
        var lines = new String(((Octets) text).bytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        return new Octets(Bodies.utf8(lines.replace('\r', '\n')));
    }

    /** Of the messages that the stream holds now. */
    public Content of(Subject stream) {
        return switch (words) {
            case "nothing" -> Content.none(stream.contentType());
            case "all messages", ANY_LINE_ENDS -> stream.everything();
            default -> {
                var number = Integer.parseInt(words.replaceAll("\\D+", ""));
                yield stream.after(words.startsWith("the last") ? stream.length() - number : number);
            }
        };
    }
}
