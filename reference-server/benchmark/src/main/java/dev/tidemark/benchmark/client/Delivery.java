// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.client;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wake as it comes to a webhook of a number, about one stream.
 *
 * @param tail the end of the stream
 */
record Delivery(int number, String tail) {

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final Pattern HEAD =
            Pattern.compile("POST /(\\d+) .*?\r\ncontent-length: *(\\d+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern TAIL = Pattern.compile("\"tail_offset\":\"([^\"]+)\"");

    /**
     * @param received all that has arrived of it so far
     * @return empty as long as it is not complete
     */
    static Optional<Delivery> of(String received) {
        int end = received.indexOf(END_OF_HEAD);
        if (end < 0) {
            return Optional.empty();
        }
        Matcher head = HEAD.matcher(received.substring(0, end));
        if (!head.find()) {
            throw new UnexpectedAnswer(
                    "a delivery began with " + received.lines().findFirst().orElse("nothing"));
        }
        int bodyAt = end + END_OF_HEAD.length();
        if (received.length() - bodyAt < Integer.parseInt(head.group(2))) {
            return Optional.empty();
        }
        Matcher tail = TAIL.matcher(received.substring(bodyAt));
        if (!tail.find()) {
            throw new UnexpectedAnswer("a delivery told no end of a stream");
        }
        return Optional.of(new Delivery(Integer.parseInt(head.group(1)), tail.group(1)));
    }
}
