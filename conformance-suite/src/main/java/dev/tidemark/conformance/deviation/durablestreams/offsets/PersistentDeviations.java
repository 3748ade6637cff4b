// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.offsets;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.RewrittenOffsets;
import dev.tidemark.conformance.deviation.durablestreams.Tokens;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Offsets that stand for more than one position, or for another one than before (section 8, properties 3 and 4). */
public final class PersistentDeviations {
    /** The resolution of a coarse system clock. */
    private static final long TICK_MILLIS = 250;

    private PersistentDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-8-17", "DS-8-24")
                        .by(
                                "identical-bodies-share-offset",
                                "Answers an append with the offset that the same body got before.",
                                PersistentDeviations::byContent),
                breaks("DS-8-19", "DS-8-24")
                        .by(
                                "offsets-count-kilobytes",
                                "Counts whole kilobytes, so small appends do not get an offset of their own.",
                                PersistentDeviations::kilobytes),
                breaks("DS-8-21", "DS-8-24")
                        .by(
                                "offsets-are-clock-ticks",
                                "Uses the time of day as offset, so appends within one clock tick share it.",
                                () -> RewrittenOffsets.with(Tokens.minted((place, real) -> String.format(
                                        "%016d", System.currentTimeMillis() / TICK_MILLIS * TICK_MILLIS)))),
                breaks("DS-8-23")
                        .by(
                                "head-shows-another-offset",
                                "Shows another offset in HEAD than in the answer to the append, and reads one message"
                                        + " too much from it.",
                                PersistentDeviations::headBehind),
                breaks("DS-8-11")
                        .by(
                                "old-offset-gone-after-100-appends",
                                "Answers 410 to reads from offsets that are 100 appends old.",
                                () -> refusedFromAge(100, 410)),
                breaks("DS-8-11")
                        .by(
                                "old-offset-malformed-after-1000-appends",
                                "Answers 400 to reads from offsets that have left a window of 900 appends.",
                                () -> refusedFromAge(900, 400)),
                breaks("DS-8-11", "DS-4-03")
                        .by(
                                "old-offset-slips-by-one-message",
                                "Reads from offsets that are 50 appends old start one message late.",
                                () -> Remembering.on(
                                        Request::reads,
                                        (request, upstream, history) -> upstream.send(request.offset()
                                                .filter(o -> history.knows(o) && history.age(o) >= 50)
                                                .flatMap(history::after)
                                                .map(request::withOffset)
                                                .orElse(request)))),
                breaks("DS-8-13", "DS-9.1.1-02")
                        .by(
                                "json-offset-starts-inside",
                                "Resolves saved offsets of JSON streams one message too late when data follows.",
                                () -> Remembering.reply(
                                        Request::catchesUp,
                                        (request, reply, history) -> history.json()
                                                        && request.offset()
                                                                .filter(history::knows)
                                                                .isPresent()
                                                ? reply.mapBody(
                                                        Json.each(m -> m.subList(Math.min(1, m.size()), m.size())))
                                                : reply)),
                breaks("DS-8-14", "DS-5.6-01")
                        .by(
                                "fresh-offset-skips-pending-write",
                                "A read from an offset handed out while other writers are busy starts behind their"
                                        + " messages.",
                                PersistentDeviations::skipsPending));
    }

    private static Behaviour refusedFromAge(int age, int status) {
        return Remembering.on(
                Request::reads,
                (request, upstream, history) -> request.offset()
                                .filter(o -> history.knows(o) && history.age(o) >= age)
                                .isPresent()
                        ? Future.succeededFuture(Reply.of(status))
                        : upstream.send(request));
    }

    private static Behaviour byContent() {
        Map<String, Map<Buffer, String>> offsets = new HashMap<>();
        return Behaviour.reply(Request::appends, (request, reply) -> {
            if (!reply.ok() || !request.hasBody() || reply.nextOffset().isEmpty()) {
                return reply;
            }
            String first = offsets.computeIfAbsent(request.stream(), s -> new HashMap<>())
                    .computeIfAbsent(request.body(), b -> reply.nextOffset().get());
            return reply.withNextOffset(first);
        });
    }

    private static Behaviour kilobytes() {
        Map<String, Long> bytes = new HashMap<>();
        return RewrittenOffsets.with(Tokens.minted((place, real) -> {
            long length = place.stored() ? place.request().body().length() : 0;
            return String.format("%012d", bytes.merge(place.stream(), length, Long::sum) / 1024);
        }));
    }

    private static Behaviour headBehind() {
        return Remembering.on(request -> request.asksMetadata() || request.reads(), (request, upstream, history) -> {
            Request inward = request.offset()
                    .filter(o -> o.endsWith("~"))
                    .map(o -> o.substring(0, o.length() - 1))
                    .map(o -> request.withOffset(history.before(o).orElse(o)))
                    .orElse(request);
            return upstream.send(inward)
                    .map(reply ->
                            request.asksMetadata() ? reply.mapHeader(Wire.NEXT_OFFSET, tail -> tail + "~") : reply);
        });
    }

    private static Behaviour skipsPending() {
        Map<String, Set<String>> risky = new HashMap<>();
        return Remembering.on(request -> request.appends() || request.catchesUp(), (request, upstream, history) -> {
            Set<String> own = risky.computeIfAbsent(request.stream(), s -> new HashSet<>());
            if (request.appends()) {
                return upstream.send(request).onSuccess(reply -> reply.nextOffset()
                        .filter(o -> reply.ok() && history.writing() > 1)
                        .ifPresent(o -> own.add(o)));
            }
            return upstream.send(request.offset()
                    .filter(own::contains)
                    .flatMap(history::after)
                    .map(request::withOffset)
                    .orElse(request));
        });
    }
}
