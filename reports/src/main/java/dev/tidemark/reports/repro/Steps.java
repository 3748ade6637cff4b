// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.repro;

import dev.tidemark.reports.evidence.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The exchanges of a recorded run as steps of a script: one after the other, polling as one step, waits where the run waited. */
final class Steps {

    private static final int POLLING = 3;
    private static final Duration TOLERANCE = Duration.ofMillis(2);

    private Steps() {}

    /**
     * One request, or several equal ones in a row.
     *
     * @param last the exchange that ended it
     * @param asked how often
     * @param seconds how long asking went on, rounded up
     * @param pause seconds that passed before it, where that was a second and more
     */
    record Step(Exchange last, int asked, long seconds, long pause) {

        /** Whether it was repeated until the status changed. */
        boolean polls() {
            return asked >= POLLING;
        }
    }

    static List<Step> of(List<Exchange> exchanges) {
        List<Step> steps = new ArrayList<>();
        int i = 0;
        while (i < exchanges.size()) {
            int next = i + 1;
            while (next < exchanges.size() && isRepeated(exchanges.get(i), exchanges.get(next))) {
                next++;
            }
            if (next - i < POLLING) {
                next = i + 1;
            }
            Exchange last = exchanges.get(next - 1);
            long seconds = between(begin(exchanges.get(i)), begin(last)).toSeconds() + 1;
            long pause = i == 0
                    ? 0
                    : between(end(exchanges.get(i - 1)), begin(exchanges.get(i)))
                            .plusMillis(999)
                            .toSeconds();
            steps.add(new Step(last, next - i, seconds, pause > 1 ? pause : 0));
            i = next;
        }
        return steps;
    }

    /** Whether a request began before the answer to another one was there. */
    static boolean overlap(List<Exchange> exchanges) {
        List<Exchange> byBegin = exchanges.stream()
                .filter(exchange -> begin(exchange).isPresent())
                .sorted(Comparator.comparing(exchange -> begin(exchange).orElseThrow()))
                .toList();
        for (int i = 1; i < byBegin.size(); i++) {
            Instant end = end(byBegin.get(i - 1)).orElseThrow();
            if (end.isAfter(begin(byBegin.get(i)).orElseThrow().plus(TOLERANCE))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRepeated(Exchange one, Exchange other) {
        return one.request().method().matches("GET|HEAD") && Sent.same(one.request(), other.request());
    }

    private static Duration between(Optional<Instant> from, Optional<Instant> to) {
        return from.isEmpty() || to.isEmpty() ? Duration.ZERO : Duration.between(from.get(), to.get());
    }

    private static Optional<Instant> begin(Exchange exchange) {
        return Replayed.begin(exchange);
    }

    private static Optional<Instant> end(Exchange exchange) {
        return begin(exchange).map(begin -> begin.plusMillis(exchange.millis()));
    }
}
