// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** S2 reads at and beyond the tail that are answered in the wrong way, and refusals that say the wrong thing (READ-START-12 to -16, -22 to -26). */
public final class StartRangeDeviations {

    private static final int OUT_OF_RANGE = 416;

    /** Longer than "at once". */
    private static final long LONG = 3_500;

    private StartRangeDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-START-12")
                        .by(
                                "s2-sequence-number-beyond-tail-reads-nothing",
                                "Gives nothing to a read from a sequence number beyond the tail.",
                                () -> beyond(Wire.SEQ_NUM)),
                breaks("S2-READ-START-12")
                        .by(
                                "s2-sequence-number-beyond-tail-not-found",
                                "Answers a read from a sequence number beyond the tail with 404.",
                                () -> Behaviours.readsRefused(OUT_OF_RANGE, 404)),
                breaks("S2-READ-START-13")
                        .by(
                                "s2-wait-excuses-start-beyond-tail",
                                "Waits at the tail when a read that may wait starts beyond it.",
                                () -> retriedClamped(Reads::waits)),
                breaks("S2-READ-START-13")
                        .by(
                                "s2-session-starts-beyond-tail",
                                "Opens a session although it starts beyond the tail.",
                                () -> retriedClamped(Requests::opensEvents)),
                breaks("S2-READ-START-13")
                        .by(
                                "s2-refusal-after-wait",
                                "Refuses a read that starts beyond the tail when its wait is over.",
                                () -> Behaviour.on(
                                        request -> Requests.reads(request) && Reads.waits(request),
                                        (request, upstream) -> upstream.send(request)
                                                .compose(reply -> reply.status() == OUT_OF_RANGE
                                                        ? upstream.pause(LONG).map(over -> reply)
                                                        : Reads.now(reply)))),
                breaks("S2-READ-START-14")
                        .by(
                                "s2-timestamp-beyond-tail-reads-nothing",
                                "Gives nothing to a read from a timestamp beyond that of the tail.",
                                () -> beyond(Wire.TIMESTAMP)),
                breaks("S2-READ-START-14")
                        .by(
                                "s2-timestamp-beyond-tail-is-last-record",
                                "Starts a read from a timestamp beyond that of the tail with the last record.",
                                () -> Reads.knowingTail(
                                        Reads.having(Wire.TIMESTAMP),
                                        (request, upstream, tail) -> upstream.send(
                                                tail.isBefore(request)
                                                        ? Reads.from(request, tail.seqNum() - 1)
                                                        : request))),
                breaks("S2-READ-START-15")
                        .by(
                                "s2-refusal-is-an-error-object",
                                "Explains a refusal as out of range in words and leaves the tail out.",
                                () -> Reads.refused(
                                        request -> true,
                                        OUT_OF_RANGE,
                                        (request, reply) -> Reads.error(OUT_OF_RANGE, "out_of_range"))),
                breaks("S2-READ-START-15")
                        .by(
                                "s2-refusal-without-body",
                                "Refuses a read as out of range without a word.",
                                () -> Reads.refused(
                                        request -> true, OUT_OF_RANGE, (request, reply) -> reply.withBody(""))),
                breaks("S2-READ-START-15")
                        .by(
                                "s2-refusal-writes-numbers-as-text",
                                "Writes the numbers of the tail in a refusal as text.",
                                () -> refusals(tail -> tail.put(
                                        Wire.SEQ_NUM,
                                        tail.path(Wire.SEQ_NUM).asText()))),
                breaks("S2-READ-START-15")
                        .by(
                                "s2-refusal-without-timestamp",
                                "Leaves the timestamp out of the tail in a refusal.",
                                () -> refusals(tail -> tail.without(List.of(Wire.TIMESTAMP)))),
                breaks("S2-READ-START-16")
                        .by(
                                "s2-refusal-names-last-record",
                                "Names the last record instead of the next one in a refusal.",
                                () -> refusals(tail -> tail.put(
                                        Wire.SEQ_NUM,
                                        tail.path(Wire.SEQ_NUM).asLong() - 1))),
                breaks("S2-READ-START-16")
                        .by(
                                "s2-refusal-names-requested-start",
                                "Names the start that was asked for in a refusal.",
                                () -> Reads.refused(
                                        Reads.having(Wire.SEQ_NUM),
                                        OUT_OF_RANGE,
                                        (request, reply) -> reply.mapJson(inTail(Reads.put(
                                                Wire.SEQ_NUM,
                                                Reads.number(request, Wire.SEQ_NUM)
                                                        .orElse(0)))))),
                breaks("S2-READ-START-16")
                        .by(
                                "s2-refusal-with-another-timestamp",
                                "Names the millisecond after the last record's timestamp in a refusal.",
                                () -> refusals(tail -> tail.put(
                                        Wire.TIMESTAMP,
                                        tail.path(Wire.TIMESTAMP).asLong() + 1))),
                breaks("S2-READ-START-22")
                        .by(
                                "s2-read-at-tail-reads-nothing",
                                "Gives nothing to a unary read from the tail that may not wait.",
                                () -> atTail(Requests::readsOnce)),
                breaks("S2-READ-START-22")
                        .by(
                                "s2-bounded-session-at-tail-ends-empty",
                                "Opens and ends a bounded session from the tail that may not wait.",
                                () -> atTail(Requests::opensEvents)),
                breaks("S2-READ-START-23")
                        .by(
                                "s2-tail-is-not-written-yet",
                                "Refuses a read from the tail although it may wait.",
                                () -> Reads.knowingTail(
                                        Reads::follows,
                                        (request, upstream, tail) -> tail.starts(request)
                                                ? Reads.now(tail.refusal())
                                                : upstream.send(request))),
                breaks("S2-READ-START-23")
                        .by(
                                "s2-session-at-tail-ends",
                                "Ends a session from the tail as soon as it is open.",
                                () -> Reads.knowingTail(
                                        request -> Requests.opensEvents(request) && Reads.follows(request),
                                        (request, upstream, tail) -> tail.starts(request)
                                                ? Reads.now(Reads.nothing(request))
                                                : upstream.send(request))),
                breaks("S2-READ-START-24")
                        .by(
                                "s2-empty-stream-reads-nothing",
                                "Gives nothing to a read of an empty stream by sequence number.",
                                () -> empty(
                                        request ->
                                                request.param(Wire.TIMESTAMP).isEmpty(),
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
                                () -> empty(Reads.having(Wire.TIMESTAMP), 200)),
                breaks("S2-READ-START-26")
                        .by(
                                "s2-empty-stream-cannot-be-followed",
                                "Refuses a read of an empty stream although it may wait.",
                                () -> Reads.knowingTail(
                                        Reads::follows,
                                        (request, upstream, tail) -> tail.seqNum() == 0
                                                ? Reads.now(tail.refusal())
                                                : upstream.send(request))),
                breaks("S2-READ-START-26")
                        .by(
                                "s2-empty-stream-loses-first-record",
                                "Starts a read that waits on an empty stream behind its first record.",
                                () -> Behaviour.reply(
                                        request -> Requests.reads(request) && Reads.follows(request),
                                        reply -> reply.mapJson(Requests.records(StartRangeDeviations::withoutFirst))
                                                .mapEvents(event -> List.of(
                                                        event.is(Wire.BATCH)
                                                                ? event.mapJson(Requests.records(
                                                                        StartRangeDeviations::withoutFirst))
                                                                : event)))));
    }

    private static List<ObjectNode> withoutFirst(List<ObjectNode> records) {
        return records.stream()
                .filter(record -> record.path(Wire.SEQ_NUM).asLong() > 0)
                .toList();
    }

    private static Behaviour beyond(String selector) {
        return Reads.knowingTail(
                Reads.having(selector),
                (request, upstream, tail) ->
                        tail.isBefore(request) ? Reads.now(Reads.nothing(request)) : upstream.send(request));
    }

    private static Behaviour retriedClamped(Predicate<Request> requests) {
        return Behaviour.retry(
                request -> Requests.reads(request) && requests.test(request),
                OUT_OF_RANGE,
                request -> request.withParam(Wire.CLAMP, "true"));
    }

    private static Behaviour atTail(Predicate<Request> requests) {
        return Reads.knowingTail(
                request -> requests.test(request) && !Reads.follows(request),
                (request, upstream, tail) ->
                        tail.starts(request) ? Reads.now(Reads.nothing(request)) : upstream.send(request));
    }

    private static Behaviour empty(Predicate<Request> requests, int status) {
        return Reads.knowingTail(
                request -> requests.test(request) && !Reads.follows(request),
                (request, upstream, tail) -> tail.seqNum() > 0
                        ? upstream.send(request)
                        : Reads.now(
                                status == 200 ? Reads.nothing(request) : Reads.error(status, "stream_not_found")));
    }

    private static Behaviour refusals(UnaryOperator<ObjectNode> change) {
        return Reads.refused(request -> true, OUT_OF_RANGE, (request, reply) -> reply.mapJson(inTail(change)));
    }

    private static UnaryOperator<ObjectNode> inTail(UnaryOperator<ObjectNode> change) {
        return body -> {
            ObjectNode changed = body.deepCopy();
            change.apply((ObjectNode) changed.path(Wire.TAIL));
            return changed;
        };
    }
}
