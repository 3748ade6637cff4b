// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Wire;
import io.vertx.core.Future;
import java.util.List;

/** S2 reads of streams that lost their first records (READ-START-27 to -31). */
public final class StartTrimDeviations {

    /** Longer than "at once". */
    private static final long LONG = 3_500;

    private StartTrimDeviations() {}

    public static List<Deviation> all() {
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
                                () -> Reads.knowingFirst(
                                        Reads.having(Wire.SEQ_NUM),
                                        (request, upstream, first) -> upstream.send(
                                                first.path(Wire.SEQ_NUM).asLong()
                                                                > Reads.number(request, Wire.SEQ_NUM)
                                                                        .orElse(Long.MAX_VALUE)
                                                        ? Reads.from(
                                                                request,
                                                                first.path(Wire.SEQ_NUM)
                                                                                .asLong()
                                                                        + 1)
                                                        : request))),
                breaks("S2-READ-START-28")
                        .by(
                                "s2-timestamp-resolves-to-trimmed-record",
                                "Refuses a read from a timestamp whose records were trimmed.",
                                () -> Reads.knowingFirst(
                                        Reads.having(Wire.TIMESTAMP),
                                        (request, upstream, first) ->
                                                first.path(Wire.SEQ_NUM).asLong() > 0
                                                                && first.path(Wire.TIMESTAMP)
                                                                                .asLong()
                                                                        > Reads.number(request, Wire.TIMESTAMP)
                                                                                .orElse(Long.MAX_VALUE)
                                                        ? Reads.now(Reads.error(404, "record_not_found"))
                                                        : upstream.send(request))),
                breaks("S2-READ-START-29")
                        .by(
                                "s2-tail-offset-counts-from-first-left",
                                "Takes the records that are left for all there were when it counts back from the tail.",
                                () -> Reads.knowingTail(
                                        Reads.having(Wire.TAIL_OFFSET),
                                        (request, upstream, tail) -> firstLeft(request, upstream)
                                                .compose(first -> upstream.send(Reads.from(
                                                        request,
                                                        Math.max(
                                                                0,
                                                                tail.seqNum()
                                                                        - first
                                                                        - Reads.number(request, Wire.TAIL_OFFSET)
                                                                                .orElse(0))))))),
                breaks("S2-READ-START-29")
                        .by(
                                "s2-tail-offset-into-trimmed-fails",
                                "Refuses a read that would start with a trimmed record when it counts back from the tail.",
                                () -> Reads.knowingTail(
                                        Reads.having(Wire.TAIL_OFFSET),
                                        (request, upstream, tail) -> firstLeft(request, upstream)
                                                .compose(first -> tail.seqNum()
                                                                        - Reads.number(request, Wire.TAIL_OFFSET)
                                                                                .orElse(0)
                                                                < first
                                                        ? Reads.now(tail.refusal())
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
                                        Reads.now(Reads.error(404, "stream_not_found")))));
    }

    private interface WithReply {
        Future<Reply> answer(Request request, Upstream upstream, Reply reply);
    }

    /** Reads that start before the tail and find nothing. */
    private static Behaviour emptied(WithReply behaviour) {
        return Reads.knowingTail(
                Reads.having(Wire.SEQ_NUM),
                (request, upstream, tail) -> Reads.first(request, upstream).compose(first -> {
                    var before = Reads.number(request, Wire.SEQ_NUM).orElse(Long.MAX_VALUE) < tail.seqNum();
                    return before && first.isEmpty()
                            ? upstream.send(request).compose(reply -> behaviour.answer(request, upstream, reply))
                            : upstream.send(request);
                }));
    }

    private static Behaviour trimmed(int status) {
        return Reads.knowingFirst(Reads.having(Wire.SEQ_NUM), (request, upstream, first) -> {
            var start = Reads.number(request, Wire.SEQ_NUM).orElse(Long.MAX_VALUE);
            if (first.path(Wire.SEQ_NUM).asLong() <= start) {
                return upstream.send(request);
            }
            return Reads.now(status == 200 ? Reads.nothing(request) : Reads.error(status, "record_not_found"));
        });
    }

    private static Future<Long> firstLeft(Request request, Upstream upstream) {
        return Reads.first(Reads.from(request, 0), upstream)
                .map(first -> first.map(record -> record.path(Wire.SEQ_NUM).asLong())
                        .orElse(0L));
    }
}
