// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Predicate;

/** S2 reads whose query is faulty and taken all the same, or refused in the wrong way (READ-START-11, -32 to -38, READ-STOP-28). */
final class S2ReadQueryDeviations {

    private static final int BAD = 400;
    private static final int INVALID = 422;

    private S2ReadQueryDeviations() {}

    static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-START-11")
                        .by(
                                "s2-sequence-number-wins",
                                "Goes by the sequence number when a read names several starts.",
                                () -> S2Reads.queries(
                                        S2Reads.having(S2Wire.SEQ_NUM),
                                        request -> S2Reads.without(
                                                request, List.of(S2Wire.TIMESTAMP, S2Wire.TAIL_OFFSET)))),
                breaks("S2-READ-START-11")
                        .by(
                                "s2-timestamp-wins-over-tail-offset",
                                "Goes by the timestamp when a read names it and a distance from the tail.",
                                () -> S2Reads.queries(
                                        S2Reads.having(S2Wire.TIMESTAMP).and(request -> request.param(S2Wire.SEQ_NUM)
                                                .isEmpty()),
                                        request -> request.withoutParam(S2Wire.TAIL_OFFSET))),
                breaks("S2-READ-START-11")
                        .by(
                                "s2-several-starts-are-a-bad-query",
                                "Refuses a read that names several starts with 400.",
                                () -> S2Reads.refused(
                                        request -> true, INVALID, (request, reply) -> S2Reads.error(BAD, "bad_query"))),
                breaks("S2-READ-START-32")
                        .by(
                                "s2-malformed-start-is-none",
                                "Takes a start that is no number for none, and that for the beginning.",
                                () -> Behaviour.retry(S2Requests::reads, BAD, request -> S2Reads.from(request, 0))),
                breaks("S2-READ-START-32")
                        .by(
                                "s2-malformed-start-breaks-server",
                                "Answers a start that is no number with 500.",
                                () -> S2Behaviours.readsRefused(BAD, 500)),
                breaks("S2-READ-START-32")
                        .by(
                                "s2-malformed-start-is-invalid",
                                "Refuses a start that is no number with another code.",
                                () -> S2Reads.refused(
                                        request -> true, BAD, (request, reply) -> S2Reads.error(BAD, "invalid"))),
                breaks("S2-READ-START-32")
                        .by(
                                "s2-empty-sequence-number-is-zero",
                                "Takes an empty sequence number for 0.",
                                () -> S2Reads.queries(
                                        request -> request.param(S2Wire.SEQ_NUM)
                                                .filter(String::isEmpty)
                                                .isPresent(),
                                        request -> S2Reads.from(request, 0))),
                breaks("S2-READ-START-32")
                        .by(
                                "s2-start-wraps-around",
                                "Takes the smallest number of 65 bits for 0.",
                                () -> S2Reads.queries(
                                        request -> S2Reads.SELECTORS.stream()
                                                .anyMatch(selector -> request.param(selector)
                                                        .filter("18446744073709551616"::equals)
                                                        .isPresent()),
                                        request -> S2Reads.from(request, 0))),
                breaks("S2-READ-START-33")
                        .by(
                                "s2-largest-sequence-number-overflows",
                                "Answers the largest number of 64 bits with 500.",
                                () -> failing(request -> request.param(S2Wire.SEQ_NUM)
                                        .filter("18446744073709551615"::equals)
                                        .isPresent())),
                breaks("S2-READ-START-34")
                        .by(
                                "s2-malformed-clamp-breaks-server",
                                "Answers a clamp that is neither true nor false with 500.",
                                () -> failing(request -> request.param(S2Wire.CLAMP)
                                        .filter(value -> !value.matches("true|false"))
                                        .isPresent())),
                breaks("S2-READ-START-35")
                        .by(
                                "s2-repeated-parameter-breaks-server",
                                "Answers a parameter that is given twice with 500.",
                                () -> failing(
                                        request -> request.params().distinct().count()
                                                < request.params().count())),
                breaks("S2-READ-START-36")
                        .by(
                                "s2-unknown-parameter-breaks-server",
                                "Answers a parameter that it does not know with 500.",
                                () -> failing(S2Reads.having("tidemark"))),
                breaks("S2-READ-START-37")
                        .by(
                                "s2-end-before-start-reads-nothing",
                                "Gives nothing to a read that ends before the timestamp it starts from.",
                                () -> S2Reads.refused(
                                        S2Reads.having(S2Wire.UNTIL),
                                        INVALID,
                                        (request, reply) -> S2Reads.nothing(request))),
                breaks("S2-READ-START-37")
                        .by(
                                "s2-end-at-start-reads-nothing",
                                "Gives nothing to a read that ends at the timestamp it starts from.",
                                () -> S2Reads.refused(
                                        request -> request.param(S2Wire.UNTIL).isPresent()
                                                && request.param(S2Wire.UNTIL).equals(request.param(S2Wire.TIMESTAMP)),
                                        INVALID,
                                        (request, reply) -> S2Reads.nothing(request))),
                breaks("S2-READ-START-37")
                        .by(
                                "s2-range-is-looked-at-first",
                                "Refuses a read that ends before it starts as out of range where it starts beyond the tail.",
                                () -> S2Reads.knowingTail(
                                        S2Reads.having(S2Wire.TIMESTAMP),
                                        (request, upstream, tail) -> tail.isBefore(request)
                                                ? S2Reads.now(tail.refusal())
                                                : upstream.send(request))),
                breaks("S2-READ-START-38")
                        .by(
                                "s2-invalid-read-creates-stream",
                                "Creates the stream of a read that it refuses as invalid.",
                                () -> creatingWhenRefused(INVALID)),
                breaks("S2-READ-START-38")
                        .by(
                                "s2-malformed-read-creates-stream",
                                "Creates the stream of a read that it refuses for a bad query.",
                                () -> creatingWhenRefused(BAD)),
                breaks("S2-READ-STOP-28")
                        .by(
                                "s2-malformed-bound-is-none",
                                "Takes a bound that is no number for none.",
                                () -> Behaviour.retry(
                                        S2Requests::reads, BAD, request -> S2Reads.without(request, S2Reads.BOUNDS))),
                breaks("S2-READ-STOP-28")
                        .by(
                                "s2-malformed-until-is-none",
                                "Takes an end that is no number for none.",
                                () -> Behaviour.retry(
                                        S2Reads.having(S2Wire.UNTIL),
                                        BAD,
                                        request -> request.withoutParam(S2Wire.UNTIL))),
                breaks("S2-READ-STOP-28")
                        .by(
                                "s2-malformed-bound-breaks-server",
                                "Answers a bound that is no number with 500.",
                                () -> S2Behaviours.readsRefused(BAD, 500)));
    }

    private static Behaviour failing(Predicate<Request> requests) {
        return Behaviour.instead(
                request -> S2Requests.reads(request) && requests.test(request), request -> S2Reads.error(500, "other"));
    }

    private static Behaviour creatingWhenRefused(int status) {
        return Behaviour.on(S2Requests::reads, (request, upstream) -> upstream.send(request)
                .compose(reply -> reply.status() == status
                        ? upstream.send(creation(request)).map(created -> reply)
                        : S2Reads.now(reply)));
    }

    private static Request creation(Request read) {
        var stream = read.stream().replaceFirst("/records$", "");
        var creation = Request.of("PUT", stream);
        creation.headers().set(S2Wire.BASIN, read.header(S2Wire.BASIN).orElse(""));
        creation.headers().set(Wire.CONTENT_TYPE, "application/json");
        return creation.withBody(Buffer.buffer("{}"));
    }
}
