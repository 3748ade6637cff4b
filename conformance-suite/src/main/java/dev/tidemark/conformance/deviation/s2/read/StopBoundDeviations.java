// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** S2 sessions that do not end where they are bounded (READ-STOP-20 to -26). */
public final class StopBoundDeviations {
    private StopBoundDeviations() {}

    public static List<Deviation> all() {
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
                                        request -> request.param(Wire.WAIT).isPresent()
                                                ? request
                                                : request.withParam(Wire.WAIT, "30"))),
                breaks("S2-READ-STOP-21")
                        .by(
                                "s2-count-for-each-batch",
                                "Counts the records of each batch of a session anew.",
                                () -> anew(Wire.COUNT)),
                breaks("S2-READ-STOP-22")
                        .by(
                                "s2-bytes-for-each-batch",
                                "Counts the bytes of each batch of a session anew.",
                                () -> anew(Wire.BYTES)),
                breaks("S2-READ-STOP-23")
                        .by(
                                "s2-old-records-not-counted",
                                "Counts only the records that come while a session waits.",
                                () -> Reads.knowingTail(
                                        bounded().and(Reads.having(Wire.COUNT)),
                                        (request, upstream, tail) -> upstream.send(request.mapParam(
                                                Wire.COUNT,
                                                count -> String.valueOf(Long.parseLong(count)
                                                        + tail.seqNum()
                                                        - Reads.number(request, Wire.SEQ_NUM)
                                                                .orElse(0)))))),
                breaks("S2-READ-STOP-23")
                        .by(
                                "s2-new-records-not-bounded",
                                "Bounds a session only while it reads old records.",
                                () -> Behaviour.request(
                                        bounded(),
                                        request -> Reads.waits(request)
                                                ? Reads.without(request, Reads.BOUNDS)
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
                                        bounded().and(Reads.having(Wire.BYTES)),
                                        (request, upstream) -> upstream.send(request.withoutParam(Wire.BYTES))
                                                .map(reply -> reply.endedAfter(event -> event.is(Wire.BATCH))))),
                breaks("S2-READ-STOP-26")
                        .by(
                                "s2-too-large-record-is-an-error",
                                "Ends a session with an error when a record takes more than is left of its bytes.",
                                () -> Behaviour.reply(
                                        bounded().and(Reads.having(Wire.BYTES)), reply -> reply.mapEvents(event ->
                                                        event.data().equals("[DONE]") ? List.of() : List.of(event))
                                                .followedBy(Event.of(
                                                        Wire.ERROR,
                                                        "{\"code\":\"invalid\",\"message\":\"Too large.\"}")))));
    }

    private static Predicate<Request> bounded() {
        return request -> Requests.opensEvents(request) && Reads.bounded(request);
    }

    private static Behaviour anew(String bound) {
        return Behaviour.request(bounded().and(Reads.having(bound)), request -> request.withoutParam(bound));
    }

    /** A session that stops at whole batches: behind the one in which its number of records is reached, or before it. */
    private static Behaviour ending(boolean before) {
        return Behaviour.on(bounded().and(Reads.having(Wire.COUNT)), (request, upstream) -> upstream.send(
                        request.withoutParam(Wire.COUNT))
                .map(reply -> {
                    var count = Reads.number(request, Wire.COUNT).orElse(Long.MAX_VALUE);
                    var given = new AtomicLong();
                    return reply.mapEvents(event -> {
                                if (event.is(Wire.BATCH)) {
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
        return batch.path(Wire.RECORDS).size();
    }
}
