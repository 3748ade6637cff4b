// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.stop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** S2 sessions that do not end where they are bounded. */
final class SessionDeviations {
    @Breaks(rule = "S2-READ-STOP-20", by = "Keeps a bounded session open at the tail.")
    Behaviour s2BoundedSessionStaysOpen() {
        return Behaviour.reply(bounded(), Reply::heldOpen);
    }

    @Breaks(rule = "S2-READ-STOP-20", by = "Waits at the tail for what a bounded session does not have yet.")
    Behaviour s2BoundedSessionFollows() {
        return Behaviour.request(
                bounded(),
                request -> request.hasParam(Vocabulary.WAIT) ? request : request.withParam(Vocabulary.WAIT, "30"));
    }

    @Breaks(rule = "S2-READ-STOP-21", by = "Counts the records of each batch of a session anew.")
    Behaviour s2CountForEachBatch() {
        return anew(Vocabulary.COUNT);
    }

    @Breaks(rule = "S2-READ-STOP-22", by = "Counts the bytes of each batch of a session anew.")
    Behaviour s2BytesForEachBatch() {
        return anew(Vocabulary.BYTES);
    }

    @Breaks(rule = "S2-READ-STOP-23", by = "Counts only the records that come while a session waits.")
    Behaviour s2OldRecordsNotCounted() {
        return Reads.knowingTail(
                bounded().and(Reads.having(Vocabulary.COUNT)),
                (request, upstream, tail) -> upstream.send(
                        request.withParam(Vocabulary.COUNT, String.valueOf(countingFrom(tail.seqNum(), request)))));
    }

    private static long countingFrom(long tail, Request request) {
        long old = tail - Reads.number(request, Vocabulary.SEQ_NUM, 0);
        return Reads.number(request, Vocabulary.COUNT, 0) + old;
    }

    @Breaks(rule = "S2-READ-STOP-23", by = "Bounds a session only while it reads old records.")
    Behaviour s2NewRecordsNotBounded() {
        return Behaviour.request(
                bounded(), request -> Reads.waits(request) ? Reads.without(request, Reads.BOUNDS) : request);
    }

    @Breaks(rule = "S2-READ-STOP-24", by = "Delivers the whole of a batch in which a session has to stop.")
    Behaviour s2LiveBatchNotCut() {
        return ending(false);
    }

    @Breaks(rule = "S2-READ-STOP-24", by = "Ends a session before the batch in which it has to stop.")
    Behaviour s2LiveBatchDropped() {
        return ending(true);
    }

    @Breaks(rule = "S2-READ-STOP-25", by = "Keeps a session open that has all it asked for.")
    Behaviour s2SessionLastsBeyondItsBound() {
        return Behaviour.reply(bounded(), Reply::heldOpen);
    }

    @Breaks(rule = "S2-READ-STOP-26", by = "Delivers a record that takes more than is left of a session's bytes.")
    Behaviour s2TooLargeRecordDelivered() {
        return Behaviour.on(bounded().and(Reads.having(Vocabulary.BYTES)), (request, upstream) -> upstream.send(
                        request.withoutParam(Vocabulary.BYTES))
                .map(reply -> reply.endedAfter(event -> event.is(Vocabulary.EVENT_BATCH))));
    }

    @Breaks(
            rule = "S2-READ-STOP-26",
            by = "Ends a session with an error when a record takes more than is left of its bytes.")
    Behaviour s2TooLargeRecordIsAnError() {
        return Behaviour.reply(bounded().and(Reads.having(Vocabulary.BYTES)), reply -> reply.mapEvents(
                        event -> event.data().equals("[DONE]") ? List.of() : List.of(event))
                .followedBy(Event.of(Vocabulary.EVENT_ERROR, "{\"code\":\"invalid\",\"message\":\"Too large.\"}")));
    }

    private static Predicate<Request> bounded() {
        return request -> Requests.opensEvents(request) && Reads.bounded(request);
    }

    private static Behaviour anew(String bound) {
        return Behaviour.request(bounded().and(Reads.having(bound)), request -> request.withoutParam(bound));
    }

    /** A session that stops at whole batches: behind the one in which its number of records is reached, or before it. */
    private static Behaviour ending(boolean before) {
        return Behaviour.on(bounded().and(Reads.having(Vocabulary.COUNT)), (request, upstream) -> upstream.send(
                        request.withoutParam(Vocabulary.COUNT))
                .map(reply -> endedAt(Reads.number(request, Vocabulary.COUNT, Long.MAX_VALUE), before, reply)));
    }

    private static Reply endedAt(long count, boolean before, Reply reply) {
        var given = new AtomicLong();
        Reply counted = reply.mapEvents(event -> {
            if (event.is(Vocabulary.EVENT_BATCH)) {
                given.addAndGet(size(event.json()));
            }
            return List.of(before && given.get() > count ? new Event(": over\n\n") : event);
        });
        return counted.endedAfter(event -> given.get() >= count);
    }

    private static int size(ObjectNode batch) {
        return batch.path(Vocabulary.MEMBER_RECORDS).size();
    }
}
