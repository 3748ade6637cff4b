// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.evidence.Exchange;
import dev.tidemark.reports.evidence.Exchanges;
import dev.tidemark.reports.verdict.Finding;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds the exchange that decided: the one the suite marked; else, because others may have ended later, the last one that shows what the
 * finding says it observed; else the last.
 */
final class Decider {

    private static final Pattern STATUS = Pattern.compile("\\bstatus (?:was )?(\\d{3})\\b");
    private static final Pattern ABSENT =
            Pattern.compile("\\b(?:no(?: header)?|without(?: the)?(?: header)?) ([A-Z][A-Za-z0-9]*-[A-Za-z0-9-]+)");
    private static final Pattern VALUE = Pattern.compile("\\b([A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*): ([^,;]+)");

    private Decider() {}

    /** Null when there is no exchange at all. */
    static Exchange find(Finding.Broken finding, Exchanges exchanges) {
        if (exchanges.list().stream().anyMatch(Exchange::deciding)) {
            return exchanges.deciding();
        }
        List<Exchange> all = exchanges.list();
        Predicate<Exchange> shows = shows(finding.observed());
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).response() != null && shows.test(all.get(i))) {
                return all.get(i);
            }
        }
        return exchanges.deciding();
    }

    private static Predicate<Exchange> shows(String observed) {
        Predicate<Exchange> shows = exchange -> true;
        var status = STATUS.matcher(observed);
        if (status.find()) {
            int code = Integer.parseInt(status.group(1));
            shows = shows.and(exchange -> exchange.response().status() == code);
        }
        var absent = ABSENT.matcher(observed);
        if (absent.find()) {
            String name = absent.group(1);
            return shows.and(exchange -> exchange.response().headers().stream()
                    .noneMatch(header -> header.name().equalsIgnoreCase(name)));
        }
        var value = VALUE.matcher(observed);
        if (value.find()) {
            String name = value.group(1);
            String text = value.group(2).strip();
            return shows.and(exchange -> exchange.response().headers().stream()
                    .anyMatch(header -> header.name().equalsIgnoreCase(name)
                            && header.value().startsWith(text)));
        }
        return shows;
    }
}
