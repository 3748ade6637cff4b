// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.sessions;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Sessions of S2 that do not end as they have to: the end marker, error events and refusals. */
public final class SseEndDeviations {
    public static final Event DONE = new Event("data: [DONE]\n\n");
    public static final Event ERROR_EVENT =
            Event.of(Wire.ERROR, "{\"code\":\"unavailable\",\"message\":\"failed by a deviation\"}");

    private static final String UNNAMED = "message";

    private SseEndDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-SSE-16")
                        .by(
                                "s2-no-end-marker",
                                "Ends sessions without saying so.",
                                () -> Behaviours.without(UNNAMED)),
                breaks("S2-READ-SSE-16")
                        .by(
                                "s2-end-marker-with-id",
                                "Gives the end marker an id, which moves the place where a reader goes on.",
                                () -> Behaviours.events(UNNAMED, event -> event.withId("0,0,0"))),
                breaks("S2-READ-SSE-16")
                        .by(
                                "s2-end-marker-with-name",
                                "Gives the end marker a name.",
                                () -> Behaviours.events(UNNAMED, event -> event.withName("done"))),
                breaks("S2-READ-SSE-17")
                        .by(
                                "s2-session-open-after-end-marker",
                                "Keeps the connection open after the end marker.",
                                () -> Behaviour.reply(Requests::opensEvents, Reply::heldOpen)),
                breaks("S2-READ-SSE-17")
                        .by(
                                "s2-ping-after-end-marker",
                                "Sends a ping after the end marker.",
                                () -> Behaviour.reply(
                                        Requests::opensEvents,
                                        reply -> reply.followedBy(Event.of(Wire.PING, "{\"timestamp\":1}")))),
                breaks("S2-READ-SSE-18", "S2-READ-SSE-27")
                        .by(
                                "s2-end-marker-after-error",
                                "Sends the end marker after an error event.",
                                () -> failing(error -> List.of(error, DONE))),
                breaks("S2-READ-SSE-25")
                        .by(
                                "s2-session-cut-without-error",
                                "Ends a session that fails without any event.",
                                () -> failing(error -> List.of())),
                breaks("S2-READ-SSE-25")
                        .by(
                                "s2-error-event-without-data",
                                "Sends error events without data.",
                                () -> failing(error -> List.of(error.withData("")))),
                breaks("S2-READ-SSE-26")
                        .by(
                                "s2-error-event-in-words",
                                "Says in words alone what went wrong with a session.",
                                () -> failing(error -> List.of(error.withData("the stream is gone")))),
                breaks("S2-READ-SSE-27")
                        .by(
                                "s2-session-goes-on-after-error",
                                "Goes on with a session after an error event.",
                                () -> failing(error -> List.of(error, Event.of(Wire.PING, "{\"timestamp\":1}")))),
                breaks("S2-READ-SSE-28")
                        .by(
                                "s2-session-refused-by-event",
                                "Opens a session that it has to refuse, and says so in an error event.",
                                () -> Behaviour.reply(
                                        Requests::opensEvents,
                                        reply -> reply.refused()
                                                ? reply.withStatus(200)
                                                        .withHeader(Headers.CONTENT_TYPE, Wire.EVENT_STREAM)
                                                        .withBody(ERROR_EVENT.raw())
                                                : reply)),
                breaks("S2-READ-SSE-28")
                        .by(
                                "s2-session-refused-in-words",
                                "Refuses sessions in plain text.",
                                () -> Behaviour.reply(
                                        Requests::opensEvents,
                                        reply -> reply.refused()
                                                ? reply.withHeader(Headers.CONTENT_TYPE, "text/plain")
                                                : reply)));
    }

    /** Changes how the sessions of deleted streams end: instead of an error event, or of an end without one. */
    private static Behaviour failing(Function<Event, List<Event>> change) {
        Set<String> deleted = new HashSet<>();
        return new Behaviour() {
            @Override
            public boolean concerns(Request head) {
                return Requests.deletesStream(head) || Requests.opensEvents(head);
            }

            @Override
            public Future<Reply> answer(Request request, Upstream upstream) {
                String stream = Requests.stream(request);
                if (Requests.deletesStream(request)) {
                    deleted.add(stream);
                    return upstream.send(request);
                }
                return upstream.send(request)
                        .map(reply -> reply.mapEvents(event -> deleted.contains(stream) && ends(event)
                                ? change.apply(event.is(Wire.ERROR) ? event : ERROR_EVENT)
                                : List.of(event)));
            }
        };
    }

    private static boolean ends(Event event) {
        return event.is(Wire.ERROR) || event.data().equals(DONE.data());
    }
}
