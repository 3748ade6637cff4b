// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.client;

import java.util.Locale;

/**
 * What came back over a {@link LeanConnection}.
 *
 * @param text the whole answer as it came over the wire
 */
public record LeanAnswer(int status, String text) {

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** @throws UnexpectedAnswer if there is none of this name */
    public String header(String name) {
        return between("\r\n" + name.toLowerCase(Locale.ROOT) + ":", "\r\n").strip();
    }

    /** A member of a JSON body whose value is a text without escapes. */
    public String textMember(String name) {
        return between("\"" + name + "\":\"", "\"");
    }

    /** A member of a JSON body whose value is a number and that is not the last one. */
    public String numberMember(String name) {
        return between("\"" + name + "\":", ",");
    }

    private String between(String before, String after) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(before);
        if (at < 0) {
            throw new UnexpectedAnswer("an answer lacks " + before.strip());
        }
        int from = at + before.length();
        return text.substring(from, text.indexOf(after, from));
    }
}
