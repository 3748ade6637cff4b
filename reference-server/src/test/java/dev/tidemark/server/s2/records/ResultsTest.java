// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.log.Outcome;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResultsTest {

    @ParameterizedTest
    @MethodSource("refusals")
    void refusalsHaveCodes(Outcome outcome, int status, String code) {
        Refused.with(status, code, () -> Results.ack(outcome));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new Outcome.Missing(), 404, "stream_not_found"),
                Arguments.of(new Outcome.SoftDeleted(), 409, "stream_deletion_pending"),
                Arguments.of(new Outcome.Closed(null), 409, "stream_closed"),
                Arguments.of(new Outcome.TimestampRequired(), 422, "invalid"),
                Arguments.of(new Outcome.Overloaded(), 429, "rate_limited"),
                Arguments.of(new Outcome.NotStored(true), 500, "storage"),
                Arguments.of(new Outcome.NotStored(false), 500, "storage"),
                Arguments.of(new Outcome.ChainBroken(), 503, "unavailable"));
    }
}
