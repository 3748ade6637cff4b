// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** S2 sessions that do not end where they are bounded (READ-STOP-20 to -26). */
final class S2SessionBoundDeviations {
    private S2SessionBoundDeviations() {}

    static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-STOP-20")
                        .by(
                                "s2-bounded-session-stays-open",
                                "Keeps a bounded session open at the tail.",
                                () -> Behaviour.reply(bounded(), Reply::heldOpen)),
                breaks("S2-READ-STOP-20")
                        .by(
                                "s2-bounded-session-follows",
                                "Waits at the tail for what a bounded session does not have yet.",
                                () -> Behaviour.request(
                                        bounded(),
                                        request -> request.param(S2Wire.WAIT).isPresent()
                                                ? request
                                                : request.withParam(S2Wire.WAIT, "30"))),
                breaks("S2-READ-STOP-21")
                        .by(
                                "s2-count-for-each-batch",
                                "Counts the records of each batch of a session anew.",
                                () -> anew(S2Wire.COUNT)),
                breaks("S2-READ-STOP-22")
                        .by(
                                "s2-bytes-for-each-batch",
                                "Counts the bytes of each batch of a session anew.",
                                () -> anew(S2Wire.BYTES)),
                breaks("S2-READ-STOP-23")
                        .by(
                                "s2-old-records-not-counted",
                                "Counts only the records that come while a session waits.",
                                () -> S2Reads.knowingTail(
                                        bounded().and(S2Reads.having(S2Wire.COUNT)),
                                        (request, upstream, tail) -> upstream.send(request.mapParam(
                                                S2Wire.COUNT,
                                                count -> String.valueOf(Long.parseLong(count)
                                                        + tail.seqNum()
                                                        - S2Reads.number(request, S2Wire.SEQ_NUM)
                                                                .orElse(0)))))),
                breaks("S2-READ-STOP-23")
                        .by(
                                "s2-new-records-not-bounded",
                                "Bounds a session only while it reads old records.",
                                () -> Behaviour.request(
                                        bounded(),
                                        request -> S2Reads.waits(request)
                                                ? S2Reads.without(request, S2Reads.BOUNDS)
                                                : request)),
                breaks("S2-READ-STOP-24")
                        .by(
                                "s2-live-batch-not-cut",
                                "Delivers the whole of a batch in which a session has to stop.",
                                () -> ending(false)),
                breaks("S2-READ-STOP-24")
                        .by(
                                "s2-live-batch-dropped",
                                "Ends a session before the batch in which it has to stop.",
                                () -> ending(true)),
                breaks("S2-READ-STOP-25")
                        .by(
                                "s2-session-lasts-beyond-its-bound",
                                "Keeps a session open that has all it asked for.",
                                () -> Behaviour.reply(bounded(), Reply::heldOpen)),
                breaks("S2-READ-STOP-26")
                        .by(
                                "s2-too-large-record-delivered",
                                "Delivers a record that takes more than is left of a session's bytes.",
                                () -> Behaviour.on(
                                        bounded().and(S2Reads.having(S2Wire.BYTES)),
                                        (request, upstream) -> upstream.send(request.withoutParam(S2Wire.BYTES))
                                                .map(reply -> reply.endedAfter(event -> event.is(S2Wire.BATCH))))),
                breaks("S2-READ-STOP-26")
                        .by(
                                "s2-too-large-record-is-an-error",
                                "Ends a session with an error when a record takes more than is left of its bytes.",
                                () -> Behaviour.reply(
                                        bounded().and(S2Reads.having(S2Wire.BYTES)), reply -> reply.mapEvents(event ->
                                                        event.data().equals("[DONE]") ? List.of() : List.of(event))
                                                .followedBy(Event.of(
                                                        S2Wire.ERROR,
                                                        "{\"code\":\"invalid\",\"message\":\"Too large.\"}")))));
    }

    private static Predicate<Request> bounded() {
        return request -> S2Requests.opensEvents(request) && S2Reads.bounded(request);
    }

    private static Behaviour anew(String bound) {
        return Behaviour.request(bounded().and(S2Reads.having(bound)), request -> request.withoutParam(bound));
    }

    /** A session that stops at whole batches: behind the one in which its number of records is reached, or before it. */
    private static Behaviour ending(boolean before) {
        return Behaviour.on(bounded().and(S2Reads.having(S2Wire.COUNT)), (request, upstream) -> upstream.send(
                        request.withoutParam(S2Wire.COUNT))
                .map(reply -> {
                    var count = S2Reads.number(request, S2Wire.COUNT).orElse(Long.MAX_VALUE);
                    var given = new AtomicLong();
                    return reply.mapEvents(event -> {
                                if (event.is(S2Wire.BATCH)) {
                                    given.addAndGet(size(event.json()));
                                }
                                return before && given.get() > count
                                        ? List.of(new Event(": over\n\n"))
                                        : List.of(event);
                            })
                            .endedAfter(event -> given.get() >= count);
                }));
    }

    private static int size(ObjectNode batch) {
        return batch.path(S2Wire.RECORDS).size();
    }
}
