// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.live;

import static dev.tidemark.conformance.deviation.durablestreams.Events.events;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Events;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** What servers get wrong of <i>Event streams</i>: {@code durable-streams/live/sse.feature}. */
final class SseDeviations {
    /** More than any stream of the suite holds, and enough for a reader that does not count. */
    private static final int WITHOUT_END = 20_000;
    /** In characters, so that large events do not fill the memory of the proxy. */
    private static final int MOST = 4 * 1024 * 1024;

    private static final int FEWEST = 20;

    @Breaks(rule = "DS-5.8-11", by = "Sends the first data event of an event stream again and again.")
    Behaviour dataEventsWithoutEnd() {
        return repeated(Events::isData);
    }

    @Breaks(rule = "DS-5.8-08", by = "Sends event streams as text/plain.")
    Behaviour eventsSentAsText() {
        return events(reply -> reply.withHeader(Headers.CONTENT_TYPE, "text/plain"));
    }

    @Breaks(rule = "DS-5.8-10", by = "Starts an event stream without offset at the beginning.")
    Behaviour eventsWithoutOffsetFromStart() {
        return Behaviour.request(
                request -> Requests.opensEvents(request)
                        && request.param(Vocabulary.OFFSET).isEmpty(),
                request -> request.withParam(Vocabulary.OFFSET, Vocabulary.BEGINNING));
    }

    @Breaks(rule = "DS-5.8-10", by = "Answers a malformed offset with an event stream that holds an error event.")
    Behaviour malformedOffsetEndsEvents() {
        return Behaviour.reply(Requests::opensEvents, reply -> {
            if (reply.status() == 400) {
                return Reply.of(200)
                        .withHeader(Headers.CONTENT_TYPE, "text/event-stream")
                        .withBody(Event.of("error", "malformed").raw());
            }
            return reply;
        });
    }

    @Breaks(rule = "DS-5.8-11", by = "Sends data in events without the name data.")
    Behaviour dataInDefaultEvents() {
        return events(reply -> Events.mapData(reply, event -> event.withName("message")));
    }

    @Breaks(rule = "DS-5.8-11", by = "Sends each data event twice.")
    Behaviour dataEventsRepeated() {
        return events(reply -> reply.mapEvents(event -> Events.isData(event) ? List.of(event, event) : List.of(event)));
    }

    @Breaks(rule = "DS-5.8-28", by = "Keeps the connection open after the final control event.")
    Behaviour eventsGoOnAfterClosure() {
        return events(Reply::heldOpen);
    }

    static Behaviour repeated(Predicate<Event> which) {
        return Behaviour.reply(
                Requests::opensEvents,
                reply -> reply.mapEvents(
                        event -> which.test(event) ? Collections.nCopies(copies(event), event) : List.of(event)));
    }

    private static int copies(Event event) {
        var size = Math.max(1, event.toString().length());
        return Math.max(FEWEST, Math.min(WITHOUT_END, MOST / size));
    }
}
