// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.sessions;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import java.util.List;
import java.util.function.UnaryOperator;

/** Sessions of S2 whose batch events are of a wrong form, carry wrong ids, or come late. */
public final class SseBatchDeviations {
    private static final String CACHE_CONTROL = "Cache-Control";
    private static final long LATE_MILLIS = 3_000;

    private SseBatchDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-SSE-01")
                        .by(
                                "s2-accept-ignored",
                                "Answers every read with one batch, whatever it accepts.",
                                () -> Behaviour.request(
                                        Requests::opensEvents, request -> request.withoutHeader(Wire.ACCEPT))),
                breaks("S2-READ-SSE-01")
                        .by(
                                "s2-event-stream-as-text",
                                "Calls an event stream plain text.",
                                () -> Behaviour.reply(
                                        Requests::opensEvents,
                                        reply -> reply.withHeader(Headers.CONTENT_TYPE, "text/plain"))),
                breaks("S2-READ-SSE-02")
                        .by(
                                "s2-batches-without-name",
                                "Sends batches as events without a name.",
                                () -> batches(event -> new Event(event.raw().replace("event: batch\n", "")))),
                breaks("S2-READ-SSE-02")
                        .by("s2-batches-without-id", "Sends batches without an id.", () -> batches(Event::withoutId)),
                breaks("S2-READ-SSE-03")
                        .by(
                                "s2-id-with-colons",
                                "Joins the numbers of an id by colons.",
                                () -> ids(id -> id.replace(',', ':'))),
                breaks("S2-READ-SSE-03")
                        .by(
                                "s2-id-is-one-number",
                                "Sends the sequence number alone as id.",
                                () -> ids(id -> id.split(",")[0])),
                breaks("S2-READ-SSE-04")
                        .by(
                                "s2-id-names-next-record",
                                "Names the next record in an id.",
                                () -> ids(id -> {
                                    String[] parts = id.split(",");
                                    return (Long.parseLong(parts[0]) + 1) + "," + parts[1] + "," + parts[2];
                                })),
                breaks("S2-READ-SSE-05")
                        .by(
                                "s2-id-counts-batch-alone",
                                "Counts in an id the records of its batch alone.",
                                () -> batches(event -> withPart(
                                        event,
                                        1,
                                        event.json().path(Wire.RECORDS).size()))),
                breaks("S2-READ-SSE-06")
                        .by(
                                "s2-id-sums-up-bodies",
                                "Sums up in an id the bodies alone, and of its batch alone.",
                                () -> batches(event -> withPart(event, 2, bodies(event)))),
                breaks("S2-READ-SSE-24")
                        .by(
                                "s2-heartbeats-are-empty-batches",
                                "Sends empty batches instead of pings.",
                                () -> Behaviours.events(
                                        Wire.PING, event -> Event.of(Wire.BATCH, "{\"records\":[]}")
                                                .withId("0,0,0"))),
                breaks("S2-READ-SSE-29")
                        .by(
                                "s2-batches-held-back",
                                "Holds batches back for some seconds.",
                                () -> Behaviours.late(Wire.BATCH, LATE_MILLIS)),
                breaks("S2-READ-SSE-30")
                        .by(
                                "s2-event-stream-cached",
                                "Lets caches keep event streams.",
                                () -> Behaviour.reply(
                                        Requests::opensEvents,
                                        reply -> reply.withHeader(CACHE_CONTROL, "public, max-age=60"))),
                breaks("S2-READ-SSE-31")
                        .by(
                                "s2-several-types-refused",
                                "Refuses reads that accept several types.",
                                () -> Behaviour.instead(
                                        request -> Requests.reads(request)
                                                && request.header(Wire.ACCEPT)
                                                        .filter(types -> types.contains(","))
                                                        .isPresent(),
                                        request -> Reply.of(406))),
                breaks("S2-READ-SSE-32")
                        .by(
                                "s2-format-ignored-in-sessions",
                                "Sends records raw in sessions, whatever the format asked for.",
                                () -> Behaviour.request(
                                        Requests::opensEvents, request -> request.withoutHeader(Wire.FORMAT))),
                breaks("S2-READ-SSE-33")
                        .by(
                                "s2-batches-without-tail",
                                "Never tells the tail in batches.",
                                () -> batches(event -> event.mapJson(batch -> {
                                    batch.remove(Wire.TAIL);
                                    return batch;
                                }))),
                breaks("S2-READ-SSE-33")
                        .by(
                                "s2-batches-with-old-tail",
                                "Tells the tail from before the append.",
                                () -> batches(event -> event.mapJson(batch -> {
                                    JsonNode first = batch.path(Wire.RECORDS).path(0);
                                    if (batch.path(Wire.TAIL).isObject()) {
                                        batch.putObject(Wire.TAIL)
                                                .put(
                                                        Wire.SEQ_NUM,
                                                        first.path(Wire.SEQ_NUM)
                                                                .longValue())
                                                .put(
                                                        Wire.TIMESTAMP,
                                                        first.path(Wire.TIMESTAMP)
                                                                .longValue());
                                    }
                                    return batch;
                                }))));
    }

    private static Behaviour batches(UnaryOperator<Event> change) {
        return Behaviours.events(Wire.BATCH, change);
    }

    private static Behaviour ids(UnaryOperator<String> change) {
        return batches(event -> event.id().map(change).map(event::withId).orElse(event));
    }

    private static Event withPart(Event event, int index, long number) {
        String[] parts = event.id().orElse("0,0,0").split(",");
        parts[index] = String.valueOf(number);
        return event.withId(String.join(",", parts));
    }

    private static long bodies(Event event) {
        long sum = 0;
        for (JsonNode each : event.json().path(Wire.RECORDS)) {
            sum += each.path(Wire.BODY).asText().length();
        }
        return sum;
    }
}
