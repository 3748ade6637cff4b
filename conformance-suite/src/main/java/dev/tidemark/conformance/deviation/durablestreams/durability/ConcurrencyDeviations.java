// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.durability;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Phantoms;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import java.util.HashMap;
import java.util.Map;

/** Faults that show only when several writers are at work (sections 4 and 8). */
final class ConcurrencyDeviations {
    @Breaks(
            rule = "DS-4-02",
            by = "Acknowledges one of twenty concurrent appends with a plausible offset and loses it.")
    Behaviour concurrentAppendLost() {
        return Phantoms.known(everyTwentieth((request, upstream, history) -> Phantoms.acknowledged(request, upstream)));
    }

    @Breaks(rule = "DS-4-02", by = "Stores one of twenty concurrent appends twice.")
    Behaviour concurrentAppendStoredTwice() {
        return everyTwentieth(
                (request, upstream, history) -> upstream.send(request).compose(reply -> upstream.send(request)));
    }

    @Breaks(rule = "DS-4-02", by = "Answers one of twenty concurrent appends with 409 although it was stored.")
    Behaviour concurrentAppendFailsAlthoughStored() {
        return everyTwentieth(
                (request, upstream, history) -> upstream.send(request).map(reply -> Reply.of(409)));
    }

    private static Behaviour everyTwentieth(Remembering.Informed fault) {
        Map<String, Integer> counts = new HashMap<>();
        return Remembering.on(Requests::appends, (request, upstream, history) -> {
            if (history.writing() > 1
                    && request.hasBody()
                    && !Requests.closes(request)
                    && counts.merge(request.path(), 1, Integer::sum) % 20 == 5) {
                return fault.answer(request, upstream, history);
            }
            return upstream.send(request);
        });
    }
}
