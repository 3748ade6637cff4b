// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.start;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Records;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;

/** S2 reads of streams that lost their first records. */
final class TrimmedDeviations {
    /** Longer than "at once". */
    private static final long LONG = 3_500;

    @Breaks(rule = "S2-READ-START-27", by = "Answers a read from a trimmed sequence number with 410.")
    Behaviour s2TrimmedStartGone() {
        return trimmed(410);
    }

    @Breaks(rule = "S2-READ-START-27", by = "Refuses a read from a trimmed sequence number as out of range.")
    Behaviour s2TrimmedStartOutOfRange() {
        return trimmed(416);
    }

    @Breaks(rule = "S2-READ-START-27", by = "Gives nothing to a read from a trimmed sequence number.")
    Behaviour s2TrimmedStartReadsNothing() {
        return trimmed(200);
    }

    @Breaks(
            rule = "S2-READ-START-27",
            by = "Starts a read from a trimmed sequence number with the second record that is left.")
    Behaviour s2TrimmedStartSkipsARecord() {
        return Reads.knowingFirst(Reads.having(Vocabulary.SEQ_NUM), (request, upstream, first) -> {
            long left = Records.seqNum(first);
            boolean trimmed = left > Reads.number(request, Vocabulary.SEQ_NUM, Long.MAX_VALUE);
            return upstream.send(trimmed ? Reads.from(request, left + 1) : request);
        });
    }

    @Breaks(rule = "S2-READ-START-28", by = "Refuses a read from a timestamp whose records were trimmed.")
    Behaviour s2TimestampResolvesToTrimmedRecord() {
        return Reads.knowingFirst(Reads.having(Vocabulary.TIMESTAMP), (request, upstream, first) -> {
            if (Records.seqNum(first) > 0
                    && Records.timestamp(first) > Reads.number(request, Vocabulary.TIMESTAMP, Long.MAX_VALUE)) {
                return Reads.now(Reads.error(404, "record_not_found"));
            }
            return upstream.send(request);
        });
    }

    @Breaks(
            rule = "S2-READ-START-29",
            by = "Takes the records that are left for all there were when it counts back from the tail.")
    Behaviour s2TailOffsetCountsFromFirstLeft() {
        return Reads.knowingTail(Reads.having(Vocabulary.TAIL_OFFSET), (request, upstream, tail) -> firstLeft(
                        request, upstream)
                .compose(first -> upstream.send(Reads.from(
                        request,
                        Math.max(0, tail.seqNum() - first - Reads.number(request, Vocabulary.TAIL_OFFSET, 0))))));
    }

    @Breaks(
            rule = "S2-READ-START-29",
            by = "Refuses a read that would start with a trimmed record when it counts back from the tail.")
    Behaviour s2TailOffsetIntoTrimmedFails() {
        return Reads.knowingTail(
                Reads.having(Vocabulary.TAIL_OFFSET),
                (request, upstream, tail) -> firstLeft(request, upstream).compose(first -> {
                    if (tail.seqNum() - Reads.number(request, Vocabulary.TAIL_OFFSET, 0) < first) {
                        return Reads.now(tail.refusal());
                    }
                    return upstream.send(request);
                }));
    }

    @Breaks(rule = "S2-READ-START-30", by = "Looks for a record long after all were trimmed.")
    Behaviour s2EmptiedStreamReadHangs() {
        return emptied((request, upstream, reply) -> upstream.pause(LONG).map(over -> reply));
    }

    @Breaks(rule = "S2-READ-START-31", by = "Answers a read of a stream whose records were all trimmed with 404.")
    Behaviour s2EmptiedStreamNotFound() {
        return emptied((request, upstream, reply) -> Reads.now(Reads.error(Refusal.UNKNOWN_STREAM)));
    }

    private interface WithReply {
        Future<Reply> answer(Request request, Upstream upstream, Reply reply);
    }

    /** Reads that start before the tail and find nothing. */
    private static Behaviour emptied(WithReply behaviour) {
        return Reads.knowingTail(
                Reads.having(Vocabulary.SEQ_NUM),
                (request, upstream, tail) -> Reads.first(request, upstream).compose(first -> {
                    var before = Reads.number(request, Vocabulary.SEQ_NUM, Long.MAX_VALUE) < tail.seqNum();
                    return before && first.isEmpty()
                            ? upstream.send(request).compose(reply -> behaviour.answer(request, upstream, reply))
                            : upstream.send(request);
                }));
    }

    private static Behaviour trimmed(int status) {
        return Reads.knowingFirst(Reads.having(Vocabulary.SEQ_NUM), (request, upstream, first) -> {
            var start = Reads.number(request, Vocabulary.SEQ_NUM, Long.MAX_VALUE);
            if (Records.seqNum(first) <= start) {
                return upstream.send(request);
            }
            return Reads.now(status == 200 ? Reads.nothing(request) : Reads.error(status, "record_not_found"));
        });
    }

    private static Future<Long> firstLeft(Request request, Upstream upstream) {
        return Reads.first(Reads.from(request, 0), upstream)
                .map(first -> first.map(record -> Records.seqNum(record)).orElse(0L));
    }
}
