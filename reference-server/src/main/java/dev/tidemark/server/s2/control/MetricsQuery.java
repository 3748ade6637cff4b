// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.S2Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which figures are wanted, and of when (openapi.json, /metrics).
 *
 * @param start seconds since 1970
 * @param end seconds since 1970, not before the start
 */
record MetricsQuery(String set, long start, long end, Optional<String> interval) {

    private static final String SET = "set";
    private static final String START = "start";
    private static final String END = "end";
    private static final String INTERVAL = "interval";
    private static final Set<String> INTERVALS = Set.of("minute", "hour", "day");

    private static final long LONGEST_RANGE = Duration.ofDays(30).toSeconds();

    /** How far the clock of a client may be ahead. */
    private static final long SKEW = Duration.ofMinutes(5).toSeconds();

    /**
     * @param sets what can be asked for
     * @throws S2Problem if a parameter is malformed, or the range cannot be meant
     */
    static MetricsQuery of(S2Request request, Set<String> sets, Instant now) {
        String set = request.parameter(SET)
                .filter(sets::contains)
                .orElseThrow(() -> S2Problem.of(
                        Code.BAD_QUERY, "The parameter set must be one of " + String.join(", ", sets) + "."));
        Optional<String> interval = request.parameter(INTERVAL);
        if (interval.isPresent() && !INTERVALS.contains(interval.get())) {
            throw S2Problem.of(Code.BAD_QUERY, "The parameter interval must be minute, hour or day.");
        }
        OptionalLong start = seconds(request, START);
        OptionalLong end = seconds(request, END);
        if (start.isEmpty() || end.isEmpty()) {
            throw S2Problem.of(Code.INVALID, "These metrics need both start and end.");
        }
        MetricsQuery query = new MetricsQuery(set, start.getAsLong(), end.getAsLong(), interval);
        query.check(now.getEpochSecond());
        return query;
    }

    /** @throws S2Problem if another interval was asked for than this */
    void requireInterval(String only) {
        if (!interval.orElse(only).equals(only)) {
            throw S2Problem.of(Code.INVALID, "The interval of " + set + " can only be " + only + ".");
        }
    }

    /** When something that is measured now counts within the range, if it does. */
    OptionalLong moment(Instant now, Duration interval) {
        long latest = Math.min(now.getEpochSecond(), end);
        boolean within = latest >= start && now.getEpochSecond() - latest <= interval.toSeconds();
        return within ? OptionalLong.of(latest) : OptionalLong.empty();
    }

    private void check(long now) {
        if (end < start) {
            throw S2Problem.of(Code.INVALID, "The end lies before the start.");
        }
        if (end > now + SKEW) {
            throw S2Problem.of(Code.INVALID, "The end lies in the future.");
        }
        if (end - start > LONGEST_RANGE) {
            throw S2Problem.of(Code.INVALID, "The range is longer than 30 days.");
        }
    }

    private static OptionalLong seconds(S2Request request, String name) {
        Optional<String> text = request.parameter(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Integer.parseUnsignedInt(text.get()) & 0xffff_ffffL);
        } catch (NumberFormatException malformed) {
            throw S2Problem.of(Code.BAD_QUERY, "The parameter " + name + " must be a number of seconds.");
        }
    }
}
