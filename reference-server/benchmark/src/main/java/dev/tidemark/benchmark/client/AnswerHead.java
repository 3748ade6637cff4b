// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.client;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What there is of an answer to a small request.
 *
 * @param status 0 as long as the head is not complete
 */
record AnswerHead(int status, boolean answerIsComplete) {

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LAST_CHUNK = "0\r\n\r\n";
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int NO_CONTENT = 204;
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)");

    /** @param received all that has arrived so far */
    static AnswerHead of(String received) {
        int end = received.indexOf(END_OF_HEAD);
        if (end < 0) {
            return new AnswerHead(0, false);
        }
        int status = Integer.parseInt(received.substring(STATUS_AT, STATUS_AT + 3));
        return new AnswerHead(status, status == NO_CONTENT || bodyIsComplete(received, end + END_OF_HEAD.length()));
    }

    private static boolean bodyIsComplete(String received, int bodyAt) {
        Matcher length = LENGTH.matcher(received.substring(0, bodyAt).toLowerCase(Locale.ROOT));
        // Without a length the body is chunked.
        return length.find()
                ? received.length() - bodyAt >= Integer.parseInt(length.group(1))
                : received.endsWith(LAST_CHUNK);
    }
}
