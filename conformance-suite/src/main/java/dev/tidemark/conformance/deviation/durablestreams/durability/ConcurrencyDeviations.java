// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.durability;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Phantoms;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Simultaneous;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Faults that show only when several writers are at work (sections 4 and 8). */
public final class ConcurrencyDeviations {
    private ConcurrencyDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-4-02")
                        .by(
                                "concurrent-append-lost",
                                "Acknowledges one of twenty concurrent appends with a plausible offset and loses it.",
                                ConcurrencyDeviations::lost),
                breaks("DS-4-02")
                        .by(
                                "concurrent-append-stored-twice",
                                "Stores one of twenty concurrent appends twice.",
                                () -> everyTwentieth((request, upstream, history) ->
                                        upstream.send(request).compose(reply -> upstream.send(request)))),
                breaks("DS-4-02")
                        .by(
                                "concurrent-append-fails-although-stored",
                                "Answers one of twenty concurrent appends with 409 although it was stored.",
                                () -> everyTwentieth((request, upstream, history) ->
                                        upstream.send(request).map(reply -> Reply.of(409)))),
                breaks("DS-8-07", "DS-8-14")
                        .by(
                                "concurrent-offsets-swapped",
                                "Swaps the offsets of two appends that are under way at the same time.",
                                () -> Simultaneous.offsets((own, other) -> other)),
                breaks("DS-8-18")
                        .by(
                                "concurrent-offsets-shared",
                                "Gives two appends that are under way at the same time the same offset.",
                                () -> Simultaneous.offsets((own, other) -> own.compareTo(other) < 0 ? own : other)));
    }

    private static Behaviour everyTwentieth(Remembering.Informed fault) {
        Map<String, Integer> counts = new HashMap<>();
        return Remembering.on(
                Request::appends,
                (request, upstream, history) -> history.writing() > 1
                                && request.hasBody()
                                && !request.closes()
                                && counts.merge(request.stream(), 1, Integer::sum) % 20 == 5
                        ? fault.answer(request, upstream, history)
                        : upstream.send(request));
    }

    private static Behaviour lost() {
        return Phantoms.known(everyTwentieth((request, upstream, history) -> Phantoms.acknowledged(request, upstream)));
    }
}
