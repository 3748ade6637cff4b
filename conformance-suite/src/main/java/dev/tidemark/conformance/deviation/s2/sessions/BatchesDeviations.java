// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Position;
import dev.tidemark.conformance.deviation.s2.Records;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.function.UnaryOperator;

/** Sessions of S2 whose batches are not as they have to be. */
final class BatchesDeviations {
    private static final String CACHE_CONTROL = "Cache-Control";

    private static final long LATE_MILLIS = 3_000;

    @Breaks(rule = "S2-READ-SSE-01", by = "Answers every read with one batch, whatever it accepts.")
    Behaviour s2AcceptIgnored() {
        return Behaviour.request(Requests::opensEvents, request -> request.withoutHeader(Vocabulary.ACCEPT));
    }

    @Breaks(rule = "S2-READ-SSE-01", by = "Calls an event stream plain text.")
    Behaviour s2EventStreamAsText() {
        return Behaviour.reply(Requests::opensEvents, reply -> reply.withHeader(Headers.CONTENT_TYPE, "text/plain"));
    }

    @Breaks(rule = "S2-READ-SSE-02", by = "Sends batches as events without a name.")
    Behaviour s2BatchesWithoutName() {
        return batches(event -> new Event(event.raw().replace("event: batch\n", "")));
    }

    @Breaks(rule = "S2-READ-SSE-02", by = "Sends batches without an id.")
    Behaviour s2BatchesWithoutId() {
        return batches(Event::withoutId);
    }

    @Breaks(rule = "S2-READ-SSE-24", by = "Sends empty batches instead of pings.")
    Behaviour s2HeartbeatsAreEmptyBatches() {
        return Behaviours.events(Vocabulary.EVENT_PING, event -> Event.of(Vocabulary.EVENT_BATCH, "{\"records\":[]}")
                .withId("0,0,0"));
    }

    @Breaks(rule = "S2-READ-SSE-29", by = "Holds batches back for some seconds.")
    Behaviour s2BatchesHeldBack() {
        return Behaviours.late(Vocabulary.EVENT_BATCH, LATE_MILLIS);
    }

    @Breaks(rule = "S2-READ-SSE-30", by = "Lets caches keep event streams.")
    Behaviour s2EventStreamCached() {
        return Behaviour.reply(Requests::opensEvents, reply -> reply.withHeader(CACHE_CONTROL, "public, max-age=60"));
    }

    @Breaks(rule = "S2-READ-SSE-31", by = "Refuses reads that accept several types.")
    Behaviour s2SeveralTypesRefused() {
        return Behaviour.instead(
                request ->
                        Requests.reads(request) && request.hasHeader(Vocabulary.ACCEPT, types -> types.contains(",")),
                request -> Reply.of(406));
    }

    @Breaks(rule = "S2-READ-SSE-32", by = "Sends records raw in sessions, whatever the format asked for.")
    Behaviour s2FormatIgnoredInSessions() {
        return Behaviour.request(Requests::opensEvents, request -> request.withoutHeader(Vocabulary.S2_FORMAT));
    }

    @Breaks(rule = "S2-READ-SSE-33", by = "Never tells the tail in batches.")
    Behaviour s2BatchesWithoutTail() {
        return batches(event -> event.mapJson(batch -> {
            batch.remove(Vocabulary.MEMBER_TAIL);
            return batch;
        }));
    }

    @Breaks(rule = "S2-READ-SSE-33", by = "Tells the tail from before the append.")
    Behaviour s2BatchesWithOldTail() {
        return batches(event -> event.mapJson(batch -> {
            JsonNode first = batch.path(Vocabulary.MEMBER_RECORDS).path(0);
            Position old = new Position(Records.seqNum(first), Records.timestamp(first));
            return Position.mapped(Vocabulary.MEMBER_TAIL, tail -> old).apply(batch);
        }));
    }

    private static Behaviour batches(UnaryOperator<Event> change) {
        return Behaviours.events(Vocabulary.EVENT_BATCH, change);
    }
}
