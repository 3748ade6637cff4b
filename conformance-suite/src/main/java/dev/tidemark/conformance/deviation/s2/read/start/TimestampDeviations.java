// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.start;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Records;
import dev.tidemark.conformance.s2.model.Vocabulary;

/** S2 reads by timestamp that begin with another record than they have to. */
final class TimestampDeviations {
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
}
