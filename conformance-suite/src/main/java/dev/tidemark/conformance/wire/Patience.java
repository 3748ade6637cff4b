// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.NotTested;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How often and how long one scenario waits because the target asks it to (429, 503 with Retry-After). */
final class Patience {

    static final int TOO_MANY_REQUESTS = 429;
    static final int UNAVAILABLE = 503;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_IN_ALL = Duration.ofSeconds(30);
    private static final int MOST_WAITS = 100;

    /** Of a 429 that does not say how long: these waits, then it is handed out. */
    private static final Duration[] UNTOLD = {Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1)};

    private Duration waited = Duration.ZERO;
    private int waits;

    /**
     * How long to wait before this request is sent again; empty when the answer is none that asks to wait.
     *
     * @param asked how often the request was sent
     * @throws NotTested when it does not end
     */
    synchronized Optional<Duration> next(Response answer, int asked) {
        var status = answer.status();
        if (status != TOO_MANY_REQUESTS && status != UNAVAILABLE) {
            return Optional.empty();
        }
        var wait = retryAfter(answer);
        if (wait.isEmpty()) {
            if (status == UNAVAILABLE || asked > UNTOLD.length) {
                return Optional.empty();
            }
            return Optional.of(counted(UNTOLD[asked - 1]));
        }
        var next = wait.get().compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.get();
        if (waits >= MOST_WAITS || waited.plus(next).compareTo(LONGEST_IN_ALL) > 0) {
            throw new NotTested("the target answers " + status + " with Retry-After and goes on doing so after " + waits
                    + " waits of " + waited.toSeconds()
                    + " s in all; run fewer scenarios at a time with --parallel, or raise the target's limit");
        }
        return Optional.of(counted(next));
    }

    private Duration counted(Duration wait) {
        waits++;
        waited = waited.plus(wait);
        return wait;
    }

    /** How often the target asked to wait; for the report. */
    synchronized Optional<String> remark() {
        return waits == 0
                ? Optional.empty()
                : Optional.of("the target asked to wait " + waits + (waits == 1 ? " time" : " times") + ", "
                        + waited.toMillis() + " ms in all");
    }

    /** A number of seconds, or a date, which is measured against the target's own clock where it tells it. */
    static Optional<Duration> retryAfter(Response answer) {
        var text = answer.header("Retry-After").map(String::strip).orElse("");
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        return date(text).map(then -> {
            var now = answer.header("Date").flatMap(Patience::date).orElseGet(Instant::now);
            var left = Duration.between(now, then);
            return left.isNegative() ? Duration.ZERO : left;
        });
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
