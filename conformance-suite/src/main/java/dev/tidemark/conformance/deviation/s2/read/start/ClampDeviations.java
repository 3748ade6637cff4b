// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.start;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Records;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;

/** S2 reads that are clamped in the wrong way. */
final class ClampDeviations {
    @Breaks(rule = "S2-READ-START-17", by = "Refuses a clamped read from a sequence number beyond the tail.")
    Behaviour s2ClampIgnoredForSequenceNumbers() {
        return withoutClamp(Vocabulary.SEQ_NUM);
    }

    @Breaks(rule = "S2-READ-START-17", by = "Starts a clamped read from beyond the tail with the last record.")
    Behaviour s2ClampReachesOneRecordBack() {
        return Reads.knowingTail(
                ClampDeviations::clamped,
                (request, upstream, tail) ->
                        upstream.send(tail.isBefore(request) ? Reads.from(request, tail.seqNum() - 1) : request));
    }

    @Breaks(rule = "S2-READ-START-18", by = "Refuses a clamped read from a timestamp beyond that of the tail.")
    Behaviour s2ClampIgnoredForTimestamps() {
        return withoutClamp(Vocabulary.TIMESTAMP);
    }

    @Breaks(
            rule = "S2-READ-START-18",
            by = "Leaves records out of a clamped read that are earlier than the timestamp it named.")
    Behaviour s2ClampedReadKeepsItsTimestamp() {
        return Behaviour.reply(request -> Requests.reads(request) && clamped(request), (request, reply) -> {
            var least = Reads.number(request, Vocabulary.TIMESTAMP, 0);
            var change = Requests.records(records -> records.stream()
                    .filter(record -> Records.timestamp(record) >= least)
                    .toList());
            return reply.mapJson(change).mapEvents(Vocabulary.EVENT_BATCH, event -> event.mapJson(change));
        });
    }

    @Breaks(
            rule = "S2-READ-START-19",
            by = "Gives nothing to a clamped read that starts beyond the tail and may not wait.")
    Behaviour s2ClampedReadReadsNothing() {
        return Reads.refused(ClampDeviations::clamped, 416, (request, reply) -> Reads.nothing(request));
    }

    @Breaks(rule = "S2-READ-START-20", by = "Starts every clamped read at the tail.")
    Behaviour s2ClampJumpsToTail() {
        return Reads.queries(ClampDeviations::clamped, request -> Reads.without(request, Reads.SELECTORS)
                .withParam(Vocabulary.TAIL_OFFSET, "0"));
    }

    @Breaks(rule = "S2-READ-START-20", by = "Starts every clamped read before the tail at the beginning.")
    Behaviour s2ClampJumpsToBeginning() {
        return Reads.knowingTail(
                ClampDeviations::clamped,
                (request, upstream, tail) -> upstream.send(tail.isBefore(request) ? request : Reads.from(request, 0)));
    }

    @Breaks(rule = "S2-READ-START-21", by = "Clamps every read that says something about it.")
    Behaviour s2ClampIsTrueWhenNamed() {
        return Reads.queries(Reads.having(Vocabulary.CLAMP), request -> request.withParam(Vocabulary.CLAMP, "true"));
    }

    private static boolean clamped(Request request) {
        return request.hasParam(Vocabulary.CLAMP, "true"::equals);
    }

    private static Behaviour withoutClamp(String selector) {
        return Reads.queries(Reads.having(selector), request -> request.withoutParam(Vocabulary.CLAMP));
    }
}
