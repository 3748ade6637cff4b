// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.stop;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.s2.Requests;
import java.util.Collections;
import java.util.List;

/** Answers of S2 that never lead to an end: a reader that believes them reads for ever. */
final class SessionEndlessDeviations {
    /** More than any stream of the suite holds, and enough for a reader that does not count. */
    private static final int WITHOUT_END = 20_000;

    @Breaks(rule = "S2-READ-STOP-20", by = "Sends each batch of a session again and again.")
    Behaviour s2SessionRepeatsABatchWithoutEnd() {
        return events(event -> isPing(event) ? List.of(event) : again(event));
    }

    @Breaks(rule = "S2-READ-STOP-20", by = "Sends heartbeats without end in the place of batches.")
    Behaviour s2SessionOfHeartbeats() {
        return events(event -> isPing(event) ? List.of(event) : again(Event.of("ping", "{\"timestamp\":1}")));
    }

    private static boolean isPing(Event event) {
        return event.raw().contains("event: ping") || event.raw().contains("[DONE]");
    }

    private static List<Event> again(Event event) {
        return Collections.nCopies(WITHOUT_END, event);
    }

    private static Behaviour events(java.util.function.Function<Event, List<Event>> change) {
        return Behaviour.reply(
                request -> Requests.reads(request) && Requests.opensEvents(request), reply -> reply.mapEvents(change));
    }
}
