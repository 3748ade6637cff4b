// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Records;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Tail;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** S2 reads that begin with another record than they have to (READ-START-01 to -10), or give them in another order. */
final class StartDeviations {
    @Breaks(rule = "S2-READ-START-01", by = "Starts a read behind the record whose sequence number it names.")
    Behaviour s2SequenceNumberExclusive() {
        return Reads.shifted(Vocabulary.SEQ_NUM, n -> n + 1);
    }

    @Breaks(rule = "S2-READ-START-01", by = "Starts a read one record before the one whose sequence number it names.")
    Behaviour s2SequenceNumberOneEarly() {
        return Reads.shifted(Vocabulary.SEQ_NUM, n -> Math.max(0, n - 1));
    }

    @Breaks(
            rule = "S2-READ-START-01",
            by = "Starts a read at the tenth sequence number before the one it names, as if batches were its grain.")
    Behaviour s2ReadStartsAtBatch() {
        return Reads.shifted(Vocabulary.SEQ_NUM, n -> n > 10 ? n - n % 10 : n);
    }

    @Breaks(rule = "S2-READ-START-02", by = "Swaps the last two records of a batch that is read.")
    Behaviour s2RecordsSwapped() {
        return Behaviours.batches(Requests.records(StartDeviations::swapped));
    }

    @Breaks(rule = "S2-READ-START-02", by = "Gives the last record of a batch twice.")
    Behaviour s2RecordRepeated() {
        return Behaviours.batches(
                Requests.records(records -> with(records, records.isEmpty() ? List.of() : List.of(last(records)))));
    }

    @Breaks(rule = "S2-READ-START-02", by = "Leaves the middle record of a large batch out.")
    Behaviour s2RecordLeftOut() {
        return Behaviours.batches(Requests.records(StartDeviations::holed));
    }

    @Breaks(
            rule = "S2-READ-START-02",
            by = "Repeats the last record of a batch at the beginning of the session's next one.")
    Behaviour s2SessionRepeatsAtSeam() {
        return Behaviour.reply(Requests::opensEvents, reply -> {
            var before = new ArrayList<ObjectNode>();
            return reply.mapEvents(
                    Vocabulary.EVENT_BATCH,
                    event -> event.mapJson(Requests.records(records -> {
                        var changed = new ArrayList<>(before);
                        changed.addAll(records);
                        before.clear();
                        before.add(last(records));
                        return changed;
                    })));
        });
    }

    @Breaks(rule = "S2-READ-START-03", by = "Starts a read from a timestamp behind the records that have it.")
    Behaviour s2TimestampExclusive() {
        return Reads.shifted(Vocabulary.TIMESTAMP, t -> t + 1);
    }

    @Breaks(rule = "S2-READ-START-03", by = "Starts a read from a timestamp with a record of the millisecond before.")
    Behaviour s2TimestampOneEarly() {
        return Reads.shifted(Vocabulary.TIMESTAMP, t -> Math.max(0, t - 1));
    }

    @Breaks(rule = "S2-READ-START-04", by = "Starts a read from a timestamp between two records with the earlier one.")
    Behaviour s2TimestampTakesEarlierNeighbour() {
        return Reads.knowingFirst(
                Reads.having(Vocabulary.TIMESTAMP),
                (request, upstream, first) -> upstream.send(
                        isAt(request, first) ? request : Reads.from(request, Math.max(0, seqNum(first) - 1))));
    }

    @Breaks(rule = "S2-READ-START-04", by = "Gives nothing from a timestamp that no record has.")
    Behaviour s2TimestampHasToMatch() {
        return Reads.knowingFirst(
                Reads.having(Vocabulary.TIMESTAMP),
                (request, upstream, first) ->
                        isAt(request, first) ? upstream.send(request) : Reads.now(Reads.nothing(request)));
    }

    @Breaks(rule = "S2-READ-START-05", by = "Starts a read from a timestamp with the last of the records that have it.")
    Behaviour s2TimestampStartsAtLastOfRun() {
        return inRun(run -> run - 1);
    }

    @Breaks(
            rule = "S2-READ-START-05",
            by = "Starts a read from a timestamp with the middle one of the records that have it.")
    Behaviour s2TimestampStartsInsideRun() {
        return inRun(run -> run / 2);
    }

    @Breaks(rule = "S2-READ-START-06", by = "Refuses a read from the timestamp of the last record as out of range.")
    Behaviour s2TimestampOfTailOutOfRange() {
        return Reads.knowingTail(Reads.having(Vocabulary.TIMESTAMP), (request, upstream, tail) -> {
            if (Reads.number(request, Vocabulary.TIMESTAMP, -1) == tail.timestamp()) {
                return Reads.now(tail.refusal());
            }
            return upstream.send(request);
        });
    }

    @Breaks(rule = "S2-READ-START-07", by = "Starts a read one record nearer to the tail than it asks for.")
    Behaviour s2TailOffsetOneShort() {
        return Reads.shifted(Vocabulary.TAIL_OFFSET, k -> k > 0 ? k - 1 : k);
    }

    @Breaks(rule = "S2-READ-START-07", by = "Starts a read one record farther from the tail than it asks for.")
    Behaviour s2TailOffsetOneFar() {
        return Reads.shifted(Vocabulary.TAIL_OFFSET, k -> k > 0 ? k + 1 : k);
    }

    @Breaks(rule = "S2-READ-START-08", by = "Refuses a read that would start before the first record as out of range.")
    Behaviour s2TailOffsetUnderflows() {
        return Reads.knowingTail(
                Reads.having(Vocabulary.TAIL_OFFSET),
                (request, upstream, tail) ->
                        reachesBack(request, tail) ? Reads.now(tail.refusal()) : upstream.send(request));
    }

    @Breaks(rule = "S2-READ-START-08", by = "Gives nothing to a read that would start before the first record.")
    Behaviour s2TailOffsetUnderflowReadsNothing() {
        return Reads.knowingTail(
                Reads.having(Vocabulary.TAIL_OFFSET),
                (request, upstream, tail) ->
                        reachesBack(request, tail) ? Reads.now(Reads.nothing(request)) : upstream.send(request));
    }

    @Breaks(rule = "S2-READ-START-09", by = "Takes zero records before the tail for the last record.")
    Behaviour s2ZeroTailOffsetIsLastRecord() {
        return Reads.shifted(Vocabulary.TAIL_OFFSET, k -> Math.max(1, k));
    }

    @Breaks(
            rule = "S2-READ-START-09",
            by = "Takes zero records before the tail for no start, and that for the beginning.")
    Behaviour s2ZeroTailOffsetIsBeginning() {
        return Reads.queries(
                request -> Reads.number(request, Vocabulary.TAIL_OFFSET, -1) == 0, request -> Reads.from(request, 0));
    }

    @Breaks(rule = "S2-READ-START-10", by = "Starts a read that names no start at the beginning of the stream.")
    Behaviour s2DefaultStartIsBeginning() {
        return Reads.queries(StartDeviations::namesNoStart, request -> Reads.from(request, 0));
    }

    @Breaks(rule = "S2-READ-START-10", by = "Refuses a read that names no start.")
    Behaviour s2DefaultStartIsRequired() {
        return Behaviour.instead(
                request -> Requests.reads(request) && namesNoStart(request), request -> Reads.error(Refusal.BAD_QUERY));
    }

    private static boolean namesNoStart(Request request) {
        return Reads.SELECTORS.stream()
                .allMatch(selector -> request.param(selector).isEmpty());
    }

    private static boolean reachesBack(Request request, Tail tail) {
        return Reads.number(request, Vocabulary.TAIL_OFFSET, 0) > tail.seqNum();
    }

    private static boolean isAt(Request request, com.fasterxml.jackson.databind.JsonNode first) {
        return Reads.number(request, Vocabulary.TIMESTAMP, -1) == Records.timestamp(first);
    }

    private static long seqNum(com.fasterxml.jackson.databind.JsonNode record) {
        return Records.seqNum(record);
    }

    /** Starts a read by timestamp so many records behind the first one that has it. */
    private static Behaviour inRun(java.util.function.LongUnaryOperator place) {
        return Reads.knowingFirst(Reads.having(Vocabulary.TIMESTAMP), (request, upstream, first) -> {
            var timestamp = Records.timestamp(first);
            var run = Reads.without(Reads.once(request), Reads.BOUNDS)
                    .withParam(Vocabulary.UNTIL, String.valueOf(timestamp + 1));
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
}
