// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** S2 reads at and beyond the tail that are answered in the wrong way, and refusals that say the wrong thing (READ-START-12 to -16, -22 to -26). */
final class S2ReadRangeDeviations {

    private static final int OUT_OF_RANGE = 416;

    /** Longer than "at once". */
    private static final long LONG = 3_500;

    private S2ReadRangeDeviations() {}

    static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-START-12")
                        .by(
                                "s2-sequence-number-beyond-tail-reads-nothing",
                                "Gives nothing to a read from a sequence number beyond the tail.",
                                () -> beyond(S2Wire.SEQ_NUM)),
                breaks("S2-READ-START-12")
                        .by(
                                "s2-sequence-number-beyond-tail-not-found",
                                "Answers a read from a sequence number beyond the tail with 404.",
                                () -> S2Behaviours.readsRefused(OUT_OF_RANGE, 404)),
                breaks("S2-READ-START-13")
                        .by(
                                "s2-wait-excuses-start-beyond-tail",
                                "Waits at the tail when a read that may wait starts beyond it.",
                                () -> retriedClamped(S2Reads::waits)),
                breaks("S2-READ-START-13")
                        .by(
                                "s2-session-starts-beyond-tail",
                                "Opens a session although it starts beyond the tail.",
                                () -> retriedClamped(S2Requests::opensEvents)),
                breaks("S2-READ-START-13")
                        .by(
                                "s2-refusal-after-wait",
                                "Refuses a read that starts beyond the tail when its wait is over.",
                                () -> Behaviour.on(
                                        request -> S2Requests.reads(request) && S2Reads.waits(request),
                                        (request, upstream) -> upstream.send(request)
                                                .compose(reply -> reply.status() == OUT_OF_RANGE
                                                        ? upstream.pause(LONG).map(over -> reply)
                                                        : S2Reads.now(reply)))),
                breaks("S2-READ-START-14")
                        .by(
                                "s2-timestamp-beyond-tail-reads-nothing",
                                "Gives nothing to a read from a timestamp beyond that of the tail.",
                                () -> beyond(S2Wire.TIMESTAMP)),
                breaks("S2-READ-START-14")
                        .by(
                                "s2-timestamp-beyond-tail-is-last-record",
                                "Starts a read from a timestamp beyond that of the tail with the last record.",
                                () -> S2Reads.knowingTail(
                                        S2Reads.having(S2Wire.TIMESTAMP),
                                        (request, upstream, tail) -> upstream.send(
                                                tail.isBefore(request)
                                                        ? S2Reads.from(request, tail.seqNum() - 1)
                                                        : request))),
                breaks("S2-READ-START-15")
                        .by(
                                "s2-refusal-is-an-error-object",
                                "Explains a refusal as out of range in words and leaves the tail out.",
                                () -> S2Reads.refused(
                                        request -> true,
                                        OUT_OF_RANGE,
                                        (request, reply) -> S2Reads.error(OUT_OF_RANGE, "out_of_range"))),
                breaks("S2-READ-START-15")
                        .by(
                                "s2-refusal-without-body",
                                "Refuses a read as out of range without a word.",
                                () -> S2Reads.refused(
                                        request -> true, OUT_OF_RANGE, (request, reply) -> reply.withBody(""))),
                breaks("S2-READ-START-15")
                        .by(
                                "s2-refusal-writes-numbers-as-text",
                                "Writes the numbers of the tail in a refusal as text.",
                                () -> refusals(tail -> tail.put(
                                        S2Wire.SEQ_NUM,
                                        tail.path(S2Wire.SEQ_NUM).asText()))),
                breaks("S2-READ-START-15")
                        .by(
                                "s2-refusal-without-timestamp",
                                "Leaves the timestamp out of the tail in a refusal.",
                                () -> refusals(tail -> tail.without(List.of(S2Wire.TIMESTAMP)))),
                breaks("S2-READ-START-16")
                        .by(
                                "s2-refusal-names-last-record",
                                "Names the last record instead of the next one in a refusal.",
                                () -> refusals(tail -> tail.put(
                                        S2Wire.SEQ_NUM,
                                        tail.path(S2Wire.SEQ_NUM).asLong() - 1))),
                breaks("S2-READ-START-16")
                        .by(
                                "s2-refusal-names-requested-start",
                                "Names the start that was asked for in a refusal.",
                                () -> S2Reads.refused(
                                        S2Reads.having(S2Wire.SEQ_NUM),
                                        OUT_OF_RANGE,
                                        (request, reply) -> reply.mapJson(inTail(S2Reads.put(
                                                S2Wire.SEQ_NUM,
                                                S2Reads.number(request, S2Wire.SEQ_NUM)
                                                        .orElse(0)))))),
                breaks("S2-READ-START-16")
                        .by(
                                "s2-refusal-with-another-timestamp",
                                "Names the millisecond after the last record's timestamp in a refusal.",
                                () -> refusals(tail -> tail.put(
                                        S2Wire.TIMESTAMP,
                                        tail.path(S2Wire.TIMESTAMP).asLong() + 1))),
                breaks("S2-READ-START-22")
                        .by(
                                "s2-read-at-tail-reads-nothing",
                                "Gives nothing to a unary read from the tail that may not wait.",
                                () -> atTail(S2Requests::readsOnce)),
                breaks("S2-READ-START-22")
                        .by(
                                "s2-bounded-session-at-tail-ends-empty",
                                "Opens and ends a bounded session from the tail that may not wait.",
                                () -> atTail(S2Requests::opensEvents)),
                breaks("S2-READ-START-23")
                        .by(
                                "s2-tail-is-not-written-yet",
                                "Refuses a read from the tail although it may wait.",
                                () -> S2Reads.knowingTail(
                                        S2Reads::follows,
                                        (request, upstream, tail) -> tail.starts(request)
                                                ? S2Reads.now(tail.refusal())
                                                : upstream.send(request))),
                breaks("S2-READ-START-23")
                        .by(
                                "s2-session-at-tail-ends",
                                "Ends a session from the tail as soon as it is open.",
                                () -> S2Reads.knowingTail(
                                        request -> S2Requests.opensEvents(request) && S2Reads.follows(request),
                                        (request, upstream, tail) -> tail.starts(request)
                                                ? S2Reads.now(S2Reads.nothing(request))
                                                : upstream.send(request))),
                breaks("S2-READ-START-24")
                        .by(
                                "s2-empty-stream-reads-nothing",
                                "Gives nothing to a read of an empty stream by sequence number.",
                                () -> empty(
                                        request ->
                                                request.param(S2Wire.TIMESTAMP).isEmpty(),
                                        200)),
                breaks("S2-READ-START-24")
                        .by(
                                "s2-empty-stream-not-found",
                                "Answers a read of an empty stream with 404.",
                                () -> empty(request -> true, 404)),
                breaks("S2-READ-START-25")
                        .by(
                                "s2-empty-stream-by-timestamp-reads-nothing",
                                "Gives nothing to a read of an empty stream by timestamp.",
                                () -> empty(S2Reads.having(S2Wire.TIMESTAMP), 200)),
                breaks("S2-READ-START-26")
                        .by(
                                "s2-empty-stream-cannot-be-followed",
                                "Refuses a read of an empty stream although it may wait.",
                                () -> S2Reads.knowingTail(
                                        S2Reads::follows,
                                        (request, upstream, tail) -> tail.seqNum() == 0
                                                ? S2Reads.now(tail.refusal())
                                                : upstream.send(request))),
                breaks("S2-READ-START-26")
                        .by(
                                "s2-empty-stream-loses-first-record",
                                "Starts a read that waits on an empty stream behind its first record.",
                                () -> Behaviour.reply(
                                        request -> S2Requests.reads(request) && S2Reads.follows(request),
                                        reply -> reply.mapJson(S2Requests.records(S2ReadRangeDeviations::withoutFirst))
                                                .mapEvents(event -> List.of(
                                                        event.is(S2Wire.BATCH)
                                                                ? event.mapJson(S2Requests.records(
                                                                        S2ReadRangeDeviations::withoutFirst))
                                                                : event)))));
    }

    private static List<ObjectNode> withoutFirst(List<ObjectNode> records) {
        return records.stream()
                .filter(record -> record.path(S2Wire.SEQ_NUM).asLong() > 0)
                .toList();
    }

    private static Behaviour beyond(String selector) {
        return S2Reads.knowingTail(
                S2Reads.having(selector),
                (request, upstream, tail) ->
                        tail.isBefore(request) ? S2Reads.now(S2Reads.nothing(request)) : upstream.send(request));
    }

    private static Behaviour retriedClamped(Predicate<Request> requests) {
        return Behaviour.retry(
                request -> S2Requests.reads(request) && requests.test(request),
                OUT_OF_RANGE,
                request -> request.withParam(S2Wire.CLAMP, "true"));
    }

    private static Behaviour atTail(Predicate<Request> requests) {
        return S2Reads.knowingTail(
                request -> requests.test(request) && !S2Reads.follows(request),
                (request, upstream, tail) ->
                        tail.starts(request) ? S2Reads.now(S2Reads.nothing(request)) : upstream.send(request));
    }

    private static Behaviour empty(Predicate<Request> requests, int status) {
        return S2Reads.knowingTail(
                request -> requests.test(request) && !S2Reads.follows(request),
                (request, upstream, tail) -> tail.seqNum() > 0
                        ? upstream.send(request)
                        : S2Reads.now(
                                status == 200 ? S2Reads.nothing(request) : S2Reads.error(status, "stream_not_found")));
    }

    private static Behaviour refusals(UnaryOperator<ObjectNode> change) {
        return S2Reads.refused(request -> true, OUT_OF_RANGE, (request, reply) -> reply.mapJson(inTail(change)));
    }

    private static UnaryOperator<ObjectNode> inTail(UnaryOperator<ObjectNode> change) {
        return body -> {
            ObjectNode changed = body.deepCopy();
            change.apply((ObjectNode) changed.path(S2Wire.TAIL));
            return changed;
        };
    }
}
