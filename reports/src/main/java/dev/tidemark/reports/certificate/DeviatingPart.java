// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.evidence.Exchange;
import dev.tidemark.reports.verdict.Finding;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of a response to look at, found by the words of a finding.
 *
 * @param header name of the deviating header, also when it is the absent one; empty for another kind
 */
public record DeviatingPart(Kind kind, String header) {

    /** What kind of part it is. */
    public enum Kind {
        STATUS,
        HEADER,
        ABSENT_HEADER,
        BODY,
        UNKNOWN
    }

    private static final Pattern NAMED_HEADER = Pattern.compile("\\bheader ([A-Za-z][A-Za-z0-9-]+)");

    /** A header named by the observed line, else by the expected line; else the status; else the body. */
    static DeviatingPart find(Finding.Broken finding, Exchange exchange) {
        if (exchange == null || exchange.response() == null) {
            return new DeviatingPart(Kind.UNKNOWN, "");
        }
        Exchange.Response response = exchange.response();
        return Stream.of(finding.observed(), finding.expected())
                .map(line -> find(line, response))
                .filter(part -> part.kind != Kind.UNKNOWN)
                .findFirst()
                .orElse(new DeviatingPart(Kind.UNKNOWN, ""));
    }

    private static DeviatingPart find(String line, Exchange.Response response) {
        for (Exchange.Header header : response.headers()) {
            if (names(line, header.name())) {
                return new DeviatingPart(Kind.HEADER, header.name());
            }
        }
        Matcher named = NAMED_HEADER.matcher(line);
        if (named.find()) {
            return new DeviatingPart(Kind.ABSENT_HEADER, named.group(1));
        }
        if (names(line, Integer.toString(response.status())) || names(line, "status")) {
            return new DeviatingPart(Kind.STATUS, "");
        }
        return names(line, "body") ? new DeviatingPart(Kind.BODY, "") : new DeviatingPart(Kind.UNKNOWN, "");
    }

    private static boolean names(String line, String word) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])", Pattern.CASE_INSENSITIVE)
                .matcher(line)
                .find();
    }
}
