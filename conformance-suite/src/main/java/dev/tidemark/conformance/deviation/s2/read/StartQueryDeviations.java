// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Predicate;

/** S2 reads whose query is faulty and taken all the same, or refused in the wrong way (READ-START-11, -32 to -38, READ-STOP-28). */
public final class StartQueryDeviations {

    private static final int BAD = 400;
    private static final int INVALID = 422;

    private StartQueryDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-START-11")
                        .by(
                                "s2-sequence-number-wins",
                                "Goes by the sequence number when a read names several starts.",
                                () -> Reads.queries(
                                        Reads.having(Wire.SEQ_NUM),
                                        request -> Reads.without(
                                                request, List.of(Wire.TIMESTAMP, Wire.TAIL_OFFSET)))),
                breaks("S2-READ-START-11")
                        .by(
                                "s2-timestamp-wins-over-tail-offset",
                                "Goes by the timestamp when a read names it and a distance from the tail.",
                                () -> Reads.queries(
                                        Reads.having(Wire.TIMESTAMP).and(request -> request.param(Wire.SEQ_NUM)
                                                .isEmpty()),
                                        request -> request.withoutParam(Wire.TAIL_OFFSET))),
                breaks("S2-READ-START-11")
                        .by(
                                "s2-several-starts-are-a-bad-query",
                                "Refuses a read that names several starts with 400.",
                                () -> Reads.refused(
                                        request -> true, INVALID, (request, reply) -> Reads.error(BAD, "bad_query"))),
                breaks("S2-READ-START-32")
                        .by(
                                "s2-malformed-start-is-none",
                                "Takes a start that is no number for none, and that for the beginning.",
                                () -> Behaviour.retry(Requests::reads, BAD, request -> Reads.from(request, 0))),
                breaks("S2-READ-START-32")
                        .by(
                                "s2-malformed-start-breaks-server",
                                "Answers a start that is no number with 500.",
                                () -> Behaviours.readsRefused(BAD, 500)),
                breaks("S2-READ-START-32")
                        .by(
                                "s2-malformed-start-is-invalid",
                                "Refuses a start that is no number with another code.",
                                () -> Reads.refused(
                                        request -> true, BAD, (request, reply) -> Reads.error(BAD, "invalid"))),
                breaks("S2-READ-START-32")
                        .by(
                                "s2-empty-sequence-number-is-zero",
                                "Takes an empty sequence number for 0.",
                                () -> Reads.queries(
                                        request -> request.param(Wire.SEQ_NUM)
                                                .filter(String::isEmpty)
                                                .isPresent(),
                                        request -> Reads.from(request, 0))),
                breaks("S2-READ-START-32")
                        .by(
                                "s2-start-wraps-around",
                                "Takes the smallest number of 65 bits for 0.",
                                () -> Reads.queries(
                                        request -> Reads.SELECTORS.stream()
                                                .anyMatch(selector -> request.param(selector)
                                                        .filter("18446744073709551616"::equals)
                                                        .isPresent()),
                                        request -> Reads.from(request, 0))),
                breaks("S2-READ-START-33")
                        .by(
                                "s2-largest-sequence-number-overflows",
                                "Answers the largest number of 64 bits with 500.",
                                () -> failing(request -> request.param(Wire.SEQ_NUM)
                                        .filter("18446744073709551615"::equals)
                                        .isPresent())),
                breaks("S2-READ-START-34")
                        .by(
                                "s2-malformed-clamp-breaks-server",
                                "Answers a clamp that is neither true nor false with 500.",
                                () -> failing(request -> request.param(Wire.CLAMP)
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
                                () -> failing(Reads.having("tidemark"))),
                breaks("S2-READ-START-37")
                        .by(
                                "s2-end-before-start-reads-nothing",
                                "Gives nothing to a read that ends before the timestamp it starts from.",
                                () -> Reads.refused(
                                        Reads.having(Wire.UNTIL),
                                        INVALID,
                                        (request, reply) -> Reads.nothing(request))),
                breaks("S2-READ-START-37")
                        .by(
                                "s2-end-at-start-reads-nothing",
                                "Gives nothing to a read that ends at the timestamp it starts from.",
                                () -> Reads.refused(
                                        request -> request.param(Wire.UNTIL).isPresent()
                                                && request.param(Wire.UNTIL).equals(request.param(Wire.TIMESTAMP)),
                                        INVALID,
                                        (request, reply) -> Reads.nothing(request))),
                breaks("S2-READ-START-37")
                        .by(
                                "s2-range-is-looked-at-first",
                                "Refuses a read that ends before it starts as out of range where it starts beyond the tail.",
                                () -> Reads.knowingTail(
                                        Reads.having(Wire.TIMESTAMP),
                                        (request, upstream, tail) -> tail.isBefore(request)
                                                ? Reads.now(tail.refusal())
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
                                        Requests::reads, BAD, request -> Reads.without(request, Reads.BOUNDS))),
                breaks("S2-READ-STOP-28")
                        .by(
                                "s2-malformed-until-is-none",
                                "Takes an end that is no number for none.",
                                () -> Behaviour.retry(
                                        Reads.having(Wire.UNTIL),
                                        BAD,
                                        request -> request.withoutParam(Wire.UNTIL))),
                breaks("S2-READ-STOP-28")
                        .by(
                                "s2-malformed-bound-breaks-server",
                                "Answers a bound that is no number with 500.",
                                () -> Behaviours.readsRefused(BAD, 500)));
    }

    private static Behaviour failing(Predicate<Request> requests) {
        return Behaviour.instead(
                request -> Requests.reads(request) && requests.test(request), request -> Reads.error(500, "other"));
    }

    private static Behaviour creatingWhenRefused(int status) {
        return Behaviour.on(Requests::reads, (request, upstream) -> upstream.send(request)
                .compose(reply -> reply.status() == status
                        ? upstream.send(creation(request)).map(created -> reply)
                        : Reads.now(reply)));
    }

    private static Request creation(Request read) {
        var stream = read.stream().replaceFirst("/records$", "");
        var creation = Request.of("PUT", stream);
        creation.headers().set(Wire.BASIN, read.header(Wire.BASIN).orElse(""));
        creation.headers().set(Headers.CONTENT_TYPE, "application/json");
        return creation.withBody(Buffer.buffer("{}"));
    }
}
