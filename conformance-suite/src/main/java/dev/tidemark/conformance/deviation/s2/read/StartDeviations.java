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
import dev.tidemark.conformance.deviation.s2.Tail;
import dev.tidemark.conformance.deviation.s2.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** S2 reads that begin with another record than they have to (READ-START-01 to -10), or give them in another order. */
public final class StartDeviations {
    private StartDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-START-01")
                        .by(
                                "s2-sequence-number-exclusive",
                                "Starts a read behind the record whose sequence number it names.",
                                () -> Reads.shifted(Wire.SEQ_NUM, n -> n + 1)),
                breaks("S2-READ-START-01")
                        .by(
                                "s2-sequence-number-one-early",
                                "Starts a read one record before the one whose sequence number it names.",
                                () -> Reads.shifted(Wire.SEQ_NUM, n -> Math.max(0, n - 1))),
                breaks("S2-READ-START-01")
                        .by(
                                "s2-read-starts-at-batch",
                                "Starts a read at the tenth sequence number before the one it names, as if batches were its grain.",
                                () -> Reads.shifted(Wire.SEQ_NUM, n -> n > 10 ? n - n % 10 : n)),
                breaks("S2-READ-START-02")
                        .by(
                                "s2-records-swapped",
                                "Swaps the last two records of a batch that is read.",
                                () -> Behaviours.batches(Requests.records(StartDeviations::swapped))),
                breaks("S2-READ-START-02")
                        .by(
                                "s2-record-repeated",
                                "Gives the last record of a batch twice.",
                                () -> Behaviours.batches(Requests.records(records ->
                                        with(records, records.isEmpty() ? List.of() : List.of(last(records)))))),
                breaks("S2-READ-START-02")
                        .by(
                                "s2-record-left-out",
                                "Leaves the middle record of a large batch out.",
                                () -> Behaviours.batches(Requests.records(StartDeviations::holed))),
                breaks("S2-READ-START-02")
                        .by(
                                "s2-session-repeats-at-seam",
                                "Repeats the last record of a batch at the beginning of the session's next one.",
                                StartDeviations::repeatingAtSeams),
                breaks("S2-READ-START-03")
                        .by(
                                "s2-timestamp-exclusive",
                                "Starts a read from a timestamp behind the records that have it.",
                                () -> Reads.shifted(Wire.TIMESTAMP, t -> t + 1)),
                breaks("S2-READ-START-03")
                        .by(
                                "s2-timestamp-one-early",
                                "Starts a read from a timestamp with a record of the millisecond before.",
                                () -> Reads.shifted(Wire.TIMESTAMP, t -> Math.max(0, t - 1))),
                breaks("S2-READ-START-04")
                        .by(
                                "s2-timestamp-takes-earlier-neighbour",
                                "Starts a read from a timestamp between two records with the earlier one.",
                                () -> Reads.knowingFirst(
                                        Reads.having(Wire.TIMESTAMP),
                                        (request, upstream, first) -> upstream.send(
                                                isAt(request, first)
                                                        ? request
                                                        : Reads.from(request, Math.max(0, seqNum(first) - 1))))),
                breaks("S2-READ-START-04")
                        .by(
                                "s2-timestamp-has-to-match",
                                "Gives nothing from a timestamp that no record has.",
                                () -> Reads.knowingFirst(
                                        Reads.having(Wire.TIMESTAMP),
                                        (request, upstream, first) -> isAt(request, first)
                                                ? upstream.send(request)
                                                : Reads.now(Reads.nothing(request)))),
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
                                () -> Reads.knowingTail(
                                        Reads.having(Wire.TIMESTAMP),
                                        (request, upstream, tail) -> Reads.number(request, Wire.TIMESTAMP)
                                                                .orElse(-1)
                                                        == tail.timestamp()
                                                ? Reads.now(tail.refusal())
                                                : upstream.send(request))),
                breaks("S2-READ-START-07")
                        .by(
                                "s2-tail-offset-one-short",
                                "Starts a read one record nearer to the tail than it asks for.",
                                () -> Reads.shifted(Wire.TAIL_OFFSET, k -> k > 0 ? k - 1 : k)),
                breaks("S2-READ-START-07")
                        .by(
                                "s2-tail-offset-one-far",
                                "Starts a read one record farther from the tail than it asks for.",
                                () -> Reads.shifted(Wire.TAIL_OFFSET, k -> k > 0 ? k + 1 : k)),
                breaks("S2-READ-START-08")
                        .by(
                                "s2-tail-offset-underflows",
                                "Refuses a read that would start before the first record as out of range.",
                                () -> Reads.knowingTail(
                                        Reads.having(Wire.TAIL_OFFSET),
                                        (request, upstream, tail) -> reachesBack(request, tail)
                                                ? Reads.now(tail.refusal())
                                                : upstream.send(request))),
                breaks("S2-READ-START-08")
                        .by(
                                "s2-tail-offset-underflow-reads-nothing",
                                "Gives nothing to a read that would start before the first record.",
                                () -> Reads.knowingTail(
                                        Reads.having(Wire.TAIL_OFFSET),
                                        (request, upstream, tail) -> reachesBack(request, tail)
                                                ? Reads.now(Reads.nothing(request))
                                                : upstream.send(request))),
                breaks("S2-READ-START-09")
                        .by(
                                "s2-zero-tail-offset-is-last-record",
                                "Takes zero records before the tail for the last record.",
                                () -> Reads.shifted(Wire.TAIL_OFFSET, k -> Math.max(1, k))),
                breaks("S2-READ-START-09")
                        .by(
                                "s2-zero-tail-offset-is-beginning",
                                "Takes zero records before the tail for no start, and that for the beginning.",
                                () -> Reads.queries(
                                        request -> Reads.number(request, Wire.TAIL_OFFSET)
                                                        .orElse(-1)
                                                == 0,
                                        request -> Reads.from(request, 0))),
                breaks("S2-READ-START-10")
                        .by(
                                "s2-default-start-is-beginning",
                                "Starts a read that names no start at the beginning of the stream.",
                                () -> Reads.queries(
                                        StartDeviations::namesNoStart, request -> Reads.from(request, 0))),
                breaks("S2-READ-START-10")
                        .by(
                                "s2-default-start-is-required",
                                "Refuses a read that names no start.",
                                () -> Behaviour.instead(
                                        request -> Requests.reads(request) && namesNoStart(request),
                                        request -> Reads.error(400, "bad_query"))));
    }

    private static boolean namesNoStart(Request request) {
        return Reads.SELECTORS.stream()
                .allMatch(selector -> request.param(selector).isEmpty());
    }

    private static boolean reachesBack(Request request, Tail tail) {
        return Reads.number(request, Wire.TAIL_OFFSET).orElse(0) > tail.seqNum();
    }

    private static boolean isAt(Request request, com.fasterxml.jackson.databind.JsonNode first) {
        return Reads.number(request, Wire.TIMESTAMP).orElse(-1)
                == first.path(Wire.TIMESTAMP).asLong();
    }

    private static long seqNum(com.fasterxml.jackson.databind.JsonNode record) {
        return record.path(Wire.SEQ_NUM).asLong();
    }

    /** Starts a read by timestamp so many records behind the first one that has it. */
    private static Behaviour inRun(java.util.function.LongUnaryOperator place) {
        return Reads.knowingFirst(Reads.having(Wire.TIMESTAMP), (request, upstream, first) -> {
            var timestamp = first.path(Wire.TIMESTAMP).asLong();
            var run = Reads.without(Reads.once(request), Reads.BOUNDS)
                    .withParam(Wire.UNTIL, String.valueOf(timestamp + 1));
            return Reads.records(run, upstream)
                    .compose(same ->
                            upstream.send(Reads.from(request, seqNum(first) + place.applyAsLong(same.count()))));
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
        return Behaviour.reply(Requests::opensEvents, reply -> {
            var before = new ArrayList<ObjectNode>();
            return reply.mapEvents(event -> List.of(
                    event.is(Wire.BATCH)
                            ? event.mapJson(Requests.records(records -> {
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
