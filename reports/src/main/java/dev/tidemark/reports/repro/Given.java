// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.repro;

import dev.tidemark.reports.evidence.Body;
import dev.tidemark.reports.evidence.Exchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that a server gave in an answer and that is used later.
 *
 * @param code of the shell that finds it in the answer
 */
record Given(String value, String code) {

    private static final Pattern NOT_GIVEN = Pattern.compile(
            "access-control-.*|allow|cache-control|connection|content-.*|date|keep-alive"
                    + "|producer-.*|server|stream-(?:closed|up-to-date|ttl|sse-data-encoding|retention-.*)|transfer-encoding|vary|x-.*");
    private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\"\\s*:\\s*(?:\"([^\"\\\\,{}]*)\"|(\\d{10,}))");
    private static final int SHORTEST = 4;

    /** All values of an answer that a client has to take from it. */
    static List<Given> in(Exchange.Response response) {
        List<Given> given = new ArrayList<>();
        for (Exchange.Header header : response.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (!header.secret() && name.matches("[a-z0-9-]+") && isOfTheMoment(name, header.value())) {
                given.add(new Given(header.value(), "header " + header.name()));
            }
        }
        Body body = response.body();
        if (body != null && body.printable()) {
            members(body.text(), given);
        }
        return given;
    }

    /** Whether a header has a value that is known only when it is answered. */
    static boolean isOfTheMoment(String header, String value) {
        return !NOT_GIVEN.matcher(header.toLowerCase(Locale.ROOT)).matches() && isGiven(value);
    }

    private static void members(String body, List<Given> given) {
        Map<String, Integer> seen = new HashMap<>();
        Matcher member = Pattern.compile("\"(\\w+)\"\\s*:").matcher(body);
        while (member.find()) {
            int nth = seen.merge(member.group(1), 1, Integer::sum);
            Matcher whole = MEMBER.matcher(body).region(member.start(), body.length());
            if (whole.lookingAt()) {
                String value = whole.group(2) == null ? whole.group(3) : whole.group(2);
                if (isGiven(value)) {
                    given.add(new Given(value, "member " + member.group(1) + " " + nth));
                }
            }
        }
    }

    private static boolean isGiven(String value) {
        return value.length() >= SHORTEST && value.chars().anyMatch(Character::isDigit);
    }
}
