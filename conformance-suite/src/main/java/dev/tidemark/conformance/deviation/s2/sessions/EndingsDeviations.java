// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.sessions;

import static dev.tidemark.conformance.deviation.s2.Sessions.ERROR_EVENT;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Sessions of S2 that do not end as they have to: the end marker, error events and refusals. */
final class EndingsDeviations {
    private static final Event DONE = new Event("data: [DONE]\n\n");

    private static final String UNNAMED = "message";

    @Breaks(rule = "S2-READ-SSE-16", by = "Ends sessions without saying so.")
    Behaviour s2NoEndMarker() {
        return Behaviours.without(UNNAMED);
    }

    @Breaks(rule = "S2-READ-SSE-16", by = "Gives the end marker an id, which moves the place where a reader goes on.")
    Behaviour s2EndMarkerWithId() {
        return Behaviours.events(UNNAMED, event -> event.withId("0,0,0"));
    }

    @Breaks(rule = "S2-READ-SSE-16", by = "Gives the end marker a name.")
    Behaviour s2EndMarkerWithName() {
        return Behaviours.events(UNNAMED, event -> event.withName("done"));
    }

    @Breaks(rule = "S2-READ-SSE-17", by = "Keeps the connection open after the end marker.")
    Behaviour s2SessionOpenAfterEndMarker() {
        return Behaviour.reply(Requests::opensEvents, Reply::heldOpen);
    }

    @Breaks(rule = "S2-READ-SSE-17", by = "Sends a ping after the end marker.")
    Behaviour s2PingAfterEndMarker() {
        return Behaviour.reply(
                Requests::opensEvents, reply -> reply.followedBy(Event.of(Vocabulary.EVENT_PING, "{\"timestamp\":1}")));
    }

    @Breaks(
            rule = {"S2-READ-SSE-18", "S2-READ-SSE-27"},
            by = "Sends the end marker after an error event.")
    Behaviour s2EndMarkerAfterError() {
        return failing(error -> List.of(error, DONE));
    }

    @Breaks(rule = "S2-READ-SSE-25", by = "Ends a session that fails without any event.")
    Behaviour s2SessionCutWithoutError() {
        return failing(error -> List.of());
    }

    @Breaks(rule = "S2-READ-SSE-25", by = "Sends error events without data.")
    Behaviour s2ErrorEventWithoutData() {
        return failing(error -> List.of(error.withData("")));
    }

    @Breaks(rule = "S2-READ-SSE-26", by = "Says in words alone what went wrong with a session.")
    Behaviour s2ErrorEventInWords() {
        return failing(error -> List.of(error.withData("the stream is gone")));
    }

    @Breaks(rule = "S2-READ-SSE-27", by = "Goes on with a session after an error event.")
    Behaviour s2SessionGoesOnAfterError() {
        return failing(error -> List.of(error, Event.of(Vocabulary.EVENT_PING, "{\"timestamp\":1}")));
    }

    @Breaks(rule = "S2-READ-SSE-28", by = "Opens a session that it has to refuse, and says so in an error event.")
    Behaviour s2SessionRefusedByEvent() {
        return Behaviour.reply(Requests::opensEvents, reply -> {
            if (reply.refused()) {
                return reply.withStatus(200)
                        .withHeader(Headers.CONTENT_TYPE, Vocabulary.EVENT_STREAM)
                        .withBody(ERROR_EVENT.raw());
            }
            return reply;
        });
    }

    @Breaks(rule = "S2-READ-SSE-28", by = "Refuses sessions in plain text.")
    Behaviour s2SessionRefusedInWords() {
        return Behaviour.reply(
                Requests::opensEvents,
                reply -> reply.refused() ? reply.withHeader(Headers.CONTENT_TYPE, "text/plain") : reply);
    }

    /** Changes how the sessions of deleted streams end: instead of an error event, or of an end without one. */
    private static Behaviour failing(Function<Event, List<Event>> change) {
        Set<String> deleted = new HashSet<>();
        return Behaviour.on(Behaviour.either(Requests::deletesStream, Requests::opensEvents), (request, upstream) -> {
            String stream = Requests.stream(request);
            if (Requests.deletesStream(request)) {
                deleted.add(stream);
                return upstream.send(request);
            }
            return upstream.send(request)
                    .map(reply -> reply.mapEvents(event -> {
                        if (deleted.contains(stream) && ends(event)) {
                            return change.apply(event.is(Vocabulary.EVENT_ERROR) ? event : ERROR_EVENT);
                        }
                        return List.of(event);
                    }));
        });
    }

    private static boolean ends(Event event) {
        return event.is(Vocabulary.EVENT_ERROR) || event.data().equals(DONE.data());
    }
}
