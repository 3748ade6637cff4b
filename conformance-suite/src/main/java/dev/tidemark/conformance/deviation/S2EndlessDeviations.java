// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import java.util.Collections;
import java.util.List;

/** Answers of S2 that never lead to an end: a reader that believes them reads for ever. */
final class S2EndlessDeviations {

    /** More than any stream of the suite holds, and enough for a reader that does not count. */
    private static final int WITHOUT_END = 20_000;

    private S2EndlessDeviations() {}

    static List<Deviation> all() {
        return List.of(
                breaks("S2-TAIL-01")
                        .by(
                                "s2-tail-that-trickles",
                                "Sends the answer to a check of the tail byte by byte and never to its end.",
                                () -> Behaviour.reply(S2Requests::checksTail, Reply::trickling)),
                breaks("S2-READ-STOP-20")
                        .by(
                                "s2-session-repeats-a-batch-without-end",
                                "Sends each batch of a session again and again.",
                                () -> events(event -> isPing(event) ? List.of(event) : again(event))),
                breaks("S2-READ-STOP-20")
                        .by(
                                "s2-session-of-heartbeats",
                                "Sends heartbeats without end in the place of batches.",
                                () -> events(event -> isPing(event)
                                        ? List.of(event)
                                        : again(Event.of("ping", "{\"timestamp\":1}")))));
    }

    private static boolean isPing(Event event) {
        return event.raw().contains("event: ping") || event.raw().contains("[DONE]");
    }

    private static List<Event> again(Event event) {
        return Collections.nCopies(WITHOUT_END, event);
    }

    private static Behaviour events(java.util.function.Function<Event, List<Event>> change) {
        return Behaviour.reply(
                request -> S2Requests.reads(request) && S2Requests.opensEvents(request),
                reply -> reply.mapEvents(change));
    }
}
