// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import io.vertx.core.Future;
import java.util.List;

/** S2 reads of streams that lost their first records (READ-START-27 to -31). */
final class S2ReadTrimDeviations {

    /** Longer than "at once". */
    private static final long LONG = 3_500;

    private S2ReadTrimDeviations() {}

    static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-START-27")
                        .by(
                                "s2-trimmed-start-gone",
                                "Answers a read from a trimmed sequence number with 410.",
                                () -> trimmed(410)),
                breaks("S2-READ-START-27")
                        .by(
                                "s2-trimmed-start-out-of-range",
                                "Refuses a read from a trimmed sequence number as out of range.",
                                () -> trimmed(416)),
                breaks("S2-READ-START-27")
                        .by(
                                "s2-trimmed-start-reads-nothing",
                                "Gives nothing to a read from a trimmed sequence number.",
                                () -> trimmed(200)),
                breaks("S2-READ-START-27")
                        .by(
                                "s2-trimmed-start-skips-a-record",
                                "Starts a read from a trimmed sequence number with the second record that is left.",
                                () -> S2Reads.knowingFirst(
                                        S2Reads.having(S2Wire.SEQ_NUM),
                                        (request, upstream, first) -> upstream.send(
                                                first.path(S2Wire.SEQ_NUM).asLong()
                                                                > S2Reads.number(request, S2Wire.SEQ_NUM)
                                                                        .orElse(Long.MAX_VALUE)
                                                        ? S2Reads.from(
                                                                request,
                                                                first.path(S2Wire.SEQ_NUM)
                                                                                .asLong()
                                                                        + 1)
                                                        : request))),
                breaks("S2-READ-START-28")
                        .by(
                                "s2-timestamp-resolves-to-trimmed-record",
                                "Refuses a read from a timestamp whose records were trimmed.",
                                () -> S2Reads.knowingFirst(
                                        S2Reads.having(S2Wire.TIMESTAMP),
                                        (request, upstream, first) ->
                                                first.path(S2Wire.SEQ_NUM).asLong() > 0
                                                                && first.path(S2Wire.TIMESTAMP)
                                                                                .asLong()
                                                                        > S2Reads.number(request, S2Wire.TIMESTAMP)
                                                                                .orElse(Long.MAX_VALUE)
                                                        ? S2Reads.now(S2Reads.error(404, "record_not_found"))
                                                        : upstream.send(request))),
                breaks("S2-READ-START-29")
                        .by(
                                "s2-tail-offset-counts-from-first-left",
                                "Takes the records that are left for all there were when it counts back from the tail.",
                                () -> S2Reads.knowingTail(
                                        S2Reads.having(S2Wire.TAIL_OFFSET),
                                        (request, upstream, tail) -> firstLeft(request, upstream)
                                                .compose(first -> upstream.send(S2Reads.from(
                                                        request,
                                                        Math.max(
                                                                0,
                                                                tail.seqNum()
                                                                        - first
                                                                        - S2Reads.number(request, S2Wire.TAIL_OFFSET)
                                                                                .orElse(0))))))),
                breaks("S2-READ-START-29")
                        .by(
                                "s2-tail-offset-into-trimmed-fails",
                                "Refuses a read that would start with a trimmed record when it counts back from the tail.",
                                () -> S2Reads.knowingTail(
                                        S2Reads.having(S2Wire.TAIL_OFFSET),
                                        (request, upstream, tail) -> firstLeft(request, upstream)
                                                .compose(first -> tail.seqNum()
                                                                        - S2Reads.number(request, S2Wire.TAIL_OFFSET)
                                                                                .orElse(0)
                                                                < first
                                                        ? S2Reads.now(tail.refusal())
                                                        : upstream.send(request)))),
                breaks("S2-READ-START-30")
                        .by(
                                "s2-emptied-stream-read-hangs",
                                "Looks for a record long after all were trimmed.",
                                () -> emptied((request, upstream, reply) ->
                                        upstream.pause(LONG).map(over -> reply))),
                breaks("S2-READ-START-31")
                        .by(
                                "s2-emptied-stream-not-found",
                                "Answers a read of a stream whose records were all trimmed with 404.",
                                () -> emptied((request, upstream, reply) ->
                                        S2Reads.now(S2Reads.error(404, "stream_not_found")))));
    }

    private interface WithReply {
        Future<Reply> answer(Request request, Upstream upstream, Reply reply);
    }

    /** Reads that start before the tail and find nothing. */
    private static Behaviour emptied(WithReply behaviour) {
        return S2Reads.knowingTail(
                S2Reads.having(S2Wire.SEQ_NUM),
                (request, upstream, tail) -> S2Reads.first(request, upstream).compose(first -> {
                    var before = S2Reads.number(request, S2Wire.SEQ_NUM).orElse(Long.MAX_VALUE) < tail.seqNum();
                    return before && first.isEmpty()
                            ? upstream.send(request).compose(reply -> behaviour.answer(request, upstream, reply))
                            : upstream.send(request);
                }));
    }

    private static Behaviour trimmed(int status) {
        return S2Reads.knowingFirst(S2Reads.having(S2Wire.SEQ_NUM), (request, upstream, first) -> {
            var start = S2Reads.number(request, S2Wire.SEQ_NUM).orElse(Long.MAX_VALUE);
            if (first.path(S2Wire.SEQ_NUM).asLong() <= start) {
                return upstream.send(request);
            }
            return S2Reads.now(status == 200 ? S2Reads.nothing(request) : S2Reads.error(status, "record_not_found"));
        });
    }

    private static Future<Long> firstLeft(Request request, Upstream upstream) {
        return S2Reads.first(S2Reads.from(request, 0), upstream)
                .map(first -> first.map(record -> record.path(S2Wire.SEQ_NUM).asLong())
                        .orElse(0L));
    }
}
