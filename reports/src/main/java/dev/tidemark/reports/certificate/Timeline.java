// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.evidence.Exchange;
import dev.tidemark.reports.evidence.Exchanges;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When what happened in a live case, from its first request on: requests, answers and, where they were recorded, arrivals on a stream of
 * events. A case in which one exchange simply followed the other needs none.
 */
public record Timeline(List<Moment> moments) {

    private static final Timeline NONE = new Timeline(List.of());
    private static final int MOST = 60;
    private static final int SHOWN = 120;

    /**
     * @param millis after the first request
     * @param deciding whether it belongs to the exchange that decided
     */
    public record Moment(long millis, String what, boolean deciding) {}

    static Timeline of(Exchanges exchanges, Exchange deciding) {
        List<Exchange> all = exchanges.list();
        try {
            boolean arrivals =
                    all.stream().anyMatch(exchange -> !exchange.arrivals().isEmpty());
            if (all.size() < 2 || !arrivals && !overlapping(all)) {
                return NONE;
            }
            Instant zero = all.stream()
                    .map(Timeline::begin)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            List<Moment> moments = new ArrayList<>();
            for (Exchange exchange : all) {
                add(moments, exchange, Duration.between(zero, begin(exchange)).toMillis(), exchange == deciding);
            }
            moments.sort(Comparator.comparingLong(Moment::millis));
            return new Timeline(List.copyOf(moments.subList(Math.max(0, moments.size() - MOST), moments.size())));
        } catch (DateTimeException noTimes) {
            return NONE;
        }
    }

    private static void add(List<Moment> moments, Exchange exchange, long asked, boolean deciding) {
        String request = exchange.request().method() + " " + exchange.request().target();
        moments.add(new Moment(asked, request, deciding));
        for (Exchange.Arrival arrival : exchange.arrivals()) {
            moments.add(new Moment(asked + arrival.millis(), shortened(arrival.what()), deciding));
        }
        String answer = exchange.response() == null
                ? "no answer: " + exchange.error()
                : "status " + exchange.response().status();
        moments.add(new Moment(asked + exchange.millis(), answer + " to " + request, deciding));
    }

    private static boolean overlapping(List<Exchange> all) {
        List<Exchange> byBegin =
                all.stream().sorted(Comparator.comparing(Timeline::begin)).toList();
        for (int i = 1; i < byBegin.size(); i++) {
            Exchange before = byBegin.get(i - 1);
            if (begin(before)
                    .plusMillis(before.millis())
                    .isAfter(begin(byBegin.get(i)).plusMillis(1))) {
                return true;
            }
        }
        return false;
    }

    private static Instant begin(Exchange exchange) {
        return Instant.parse(exchange.at());
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
