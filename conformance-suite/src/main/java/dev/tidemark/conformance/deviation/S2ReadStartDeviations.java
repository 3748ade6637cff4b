// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** S2 reads that begin with another record than they have to (READ-START-01 to -10), or give them in another order. */
final class S2ReadStartDeviations {
    private S2ReadStartDeviations() {}

    static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-START-01")
                        .by(
                                "s2-sequence-number-exclusive",
                                "Starts a read behind the record whose sequence number it names.",
                                () -> S2Reads.shifted(S2Wire.SEQ_NUM, n -> n + 1)),
                breaks("S2-READ-START-01")
                        .by(
                                "s2-sequence-number-one-early",
                                "Starts a read one record before the one whose sequence number it names.",
                                () -> S2Reads.shifted(S2Wire.SEQ_NUM, n -> Math.max(0, n - 1))),
                breaks("S2-READ-START-01")
                        .by(
                                "s2-read-starts-at-batch",
                                "Starts a read at the tenth sequence number before the one it names, as if batches were its grain.",
                                () -> S2Reads.shifted(S2Wire.SEQ_NUM, n -> n > 10 ? n - n % 10 : n)),
                breaks("S2-READ-START-02")
                        .by(
                                "s2-records-swapped",
                                "Swaps the last two records of a batch that is read.",
                                () -> S2Behaviours.batches(S2Requests.records(S2ReadStartDeviations::swapped))),
                breaks("S2-READ-START-02")
                        .by(
                                "s2-record-repeated",
                                "Gives the last record of a batch twice.",
                                () -> S2Behaviours.batches(S2Requests.records(records ->
                                        with(records, records.isEmpty() ? List.of() : List.of(last(records)))))),
                breaks("S2-READ-START-02")
                        .by(
                                "s2-record-left-out",
                                "Leaves the middle record of a large batch out.",
                                () -> S2Behaviours.batches(S2Requests.records(S2ReadStartDeviations::holed))),
                breaks("S2-READ-START-02")
                        .by(
                                "s2-session-repeats-at-seam",
                                "Repeats the last record of a batch at the beginning of the session's next one.",
                                S2ReadStartDeviations::repeatingAtSeams),
                breaks("S2-READ-START-03")
                        .by(
                                "s2-timestamp-exclusive",
                                "Starts a read from a timestamp behind the records that have it.",
                                () -> S2Reads.shifted(S2Wire.TIMESTAMP, t -> t + 1)),
                breaks("S2-READ-START-03")
                        .by(
                                "s2-timestamp-one-early",
                                "Starts a read from a timestamp with a record of the millisecond before.",
                                () -> S2Reads.shifted(S2Wire.TIMESTAMP, t -> Math.max(0, t - 1))),
                breaks("S2-READ-START-04")
                        .by(
                                "s2-timestamp-takes-earlier-neighbour",
                                "Starts a read from a timestamp between two records with the earlier one.",
                                () -> S2Reads.knowingFirst(
                                        S2Reads.having(S2Wire.TIMESTAMP),
                                        (request, upstream, first) -> upstream.send(
                                                isAt(request, first)
                                                        ? request
                                                        : S2Reads.from(request, Math.max(0, seqNum(first) - 1))))),
                breaks("S2-READ-START-04")
                        .by(
                                "s2-timestamp-has-to-match",
                                "Gives nothing from a timestamp that no record has.",
                                () -> S2Reads.knowingFirst(
                                        S2Reads.having(S2Wire.TIMESTAMP),
                                        (request, upstream, first) -> isAt(request, first)
                                                ? upstream.send(request)
                                                : S2Reads.now(S2Reads.nothing(request)))),
                breaks("S2-READ-START-05")
                        .by(
                                "s2-timestamp-starts-at-last-of-run",
                                "Starts a read from a timestamp with the last of the records that have it.",
                                () -> inRun(run -> run - 1)),
                breaks("S2-READ-START-05")
                        .by(
                                "s2-timestamp-starts-inside-run",
                                "Starts a read from a timestamp with the middle one of the records that have it.",
                                () -> inRun(run -> run / 2)),
                breaks("S2-READ-START-06")
                        .by(
                                "s2-timestamp-of-tail-out-of-range",
                                "Refuses a read from the timestamp of the last record as out of range.",
                                () -> S2Reads.knowingTail(
                                        S2Reads.having(S2Wire.TIMESTAMP),
                                        (request, upstream, tail) -> S2Reads.number(request, S2Wire.TIMESTAMP)
                                                                .orElse(-1)
                                                        == tail.timestamp()
                                                ? S2Reads.now(tail.refusal())
                                                : upstream.send(request))),
                breaks("S2-READ-START-07")
                        .by(
                                "s2-tail-offset-one-short",
                                "Starts a read one record nearer to the tail than it asks for.",
                                () -> S2Reads.shifted(S2Wire.TAIL_OFFSET, k -> k > 0 ? k - 1 : k)),
                breaks("S2-READ-START-07")
                        .by(
                                "s2-tail-offset-one-far",
                                "Starts a read one record farther from the tail than it asks for.",
                                () -> S2Reads.shifted(S2Wire.TAIL_OFFSET, k -> k > 0 ? k + 1 : k)),
                breaks("S2-READ-START-08")
                        .by(
                                "s2-tail-offset-underflows",
                                "Refuses a read that would start before the first record as out of range.",
                                () -> S2Reads.knowingTail(
                                        S2Reads.having(S2Wire.TAIL_OFFSET),
                                        (request, upstream, tail) -> reachesBack(request, tail)
                                                ? S2Reads.now(tail.refusal())
                                                : upstream.send(request))),
                breaks("S2-READ-START-08")
                        .by(
                                "s2-tail-offset-underflow-reads-nothing",
                                "Gives nothing to a read that would start before the first record.",
                                () -> S2Reads.knowingTail(
                                        S2Reads.having(S2Wire.TAIL_OFFSET),
                                        (request, upstream, tail) -> reachesBack(request, tail)
                                                ? S2Reads.now(S2Reads.nothing(request))
                                                : upstream.send(request))),
                breaks("S2-READ-START-09")
                        .by(
                                "s2-zero-tail-offset-is-last-record",
                                "Takes zero records before the tail for the last record.",
                                () -> S2Reads.shifted(S2Wire.TAIL_OFFSET, k -> Math.max(1, k))),
                breaks("S2-READ-START-09")
                        .by(
                                "s2-zero-tail-offset-is-beginning",
                                "Takes zero records before the tail for no start, and that for the beginning.",
                                () -> S2Reads.queries(
                                        request -> S2Reads.number(request, S2Wire.TAIL_OFFSET)
                                                        .orElse(-1)
                                                == 0,
                                        request -> S2Reads.from(request, 0))),
                breaks("S2-READ-START-10")
                        .by(
                                "s2-default-start-is-beginning",
                                "Starts a read that names no start at the beginning of the stream.",
                                () -> S2Reads.queries(
                                        S2ReadStartDeviations::namesNoStart, request -> S2Reads.from(request, 0))),
                breaks("S2-READ-START-10")
                        .by(
                                "s2-default-start-is-required",
                                "Refuses a read that names no start.",
                                () -> Behaviour.instead(
                                        request -> S2Requests.reads(request) && namesNoStart(request),
                                        request -> S2Reads.error(400, "bad_query"))));
    }

    private static boolean namesNoStart(Request request) {
        return S2Reads.SELECTORS.stream()
                .allMatch(selector -> request.param(selector).isEmpty());
    }

    private static boolean reachesBack(Request request, S2Tail tail) {
        return S2Reads.number(request, S2Wire.TAIL_OFFSET).orElse(0) > tail.seqNum();
    }

    private static boolean isAt(Request request, com.fasterxml.jackson.databind.JsonNode first) {
        return S2Reads.number(request, S2Wire.TIMESTAMP).orElse(-1)
                == first.path(S2Wire.TIMESTAMP).asLong();
    }

    private static long seqNum(com.fasterxml.jackson.databind.JsonNode record) {
        return record.path(S2Wire.SEQ_NUM).asLong();
    }

    /** Starts a read by timestamp so many records behind the first one that has it. */
    private static Behaviour inRun(java.util.function.LongUnaryOperator place) {
        return S2Reads.knowingFirst(S2Reads.having(S2Wire.TIMESTAMP), (request, upstream, first) -> {
            var timestamp = first.path(S2Wire.TIMESTAMP).asLong();
            var run = S2Reads.without(S2Reads.once(request), S2Reads.BOUNDS)
                    .withParam(S2Wire.UNTIL, String.valueOf(timestamp + 1));
            return S2Reads.records(run, upstream)
                    .compose(same ->
                            upstream.send(S2Reads.from(request, seqNum(first) + place.applyAsLong(same.count()))));
        });
    }

    private static List<ObjectNode> swapped(List<ObjectNode> records) {
        var changed = new ArrayList<>(records);
        if (changed.size() > 1) {
            Collections.swap(changed, changed.size() - 2, changed.size() - 1);
        }
        return changed;
    }

    private static List<ObjectNode> holed(List<ObjectNode> records) {
        var changed = new ArrayList<>(records);
        if (changed.size() > 50) {
            changed.remove(changed.size() / 2);
        }
        return changed;
    }

    private static List<ObjectNode> with(List<ObjectNode> records, List<ObjectNode> more) {
        var changed = new ArrayList<>(records);
        changed.addAll(more);
        return changed;
    }

    private static ObjectNode last(List<ObjectNode> records) {
        return records.get(records.size() - 1);
    }

    private static Behaviour repeatingAtSeams() {
        return Behaviour.reply(S2Requests::opensEvents, reply -> {
            var before = new ArrayList<ObjectNode>();
            return reply.mapEvents(event -> List.of(
                    event.is(S2Wire.BATCH)
                            ? event.mapJson(S2Requests.records(records -> {
                                var changed = new ArrayList<>(before);
                                changed.addAll(records);
                                before.clear();
                                before.add(last(records));
                                return changed;
                            }))
                            : event));
        });
    }
}
