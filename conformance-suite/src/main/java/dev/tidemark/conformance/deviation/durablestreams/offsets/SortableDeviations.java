// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.offsets;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.RewrittenOffsets;
import dev.tidemark.conformance.deviation.durablestreams.Tokens;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Offsets that do not sort like the positions they stand for (section 8, properties 2 and 5). */
public final class SortableDeviations {
    private static final String LETTERS_BY_HABIT = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private SortableDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-8-04", "DS-8-05", "DS-8-24")
                        .by(
                                "offsets-not-padded",
                                "Counts positions in decimal without leading zeros, so 10 sorts before 9.",
                                () -> RewrittenOffsets.with(Tokens.numbered(n -> "" + n))),
                breaks("DS-8-04", "DS-8-05", "DS-8-24")
                        .by(
                                "offsets-padded-to-two-digits",
                                "Pads the position counter to two digits, so the hundredth append sorts too low.",
                                () -> RewrittenOffsets.with(Tokens.numbered(n -> String.format("%02d", n)))),
                breaks("DS-8-05")
                        .by(
                                "offsets-padded-to-three-digits",
                                "Pads the position counter to three digits, so the thousandth append sorts too low.",
                                () -> RewrittenOffsets.with(Tokens.numbered(n -> String.format("%03d", n)))),
                breaks("DS-8-04", "DS-8-24")
                        .by(
                                "offsets-count-down",
                                "Names later positions with smaller offsets.",
                                () -> RewrittenOffsets.with(
                                        Tokens.numbered(n -> String.format("%09d", 999_999_999 - n)))),
                breaks("DS-8-04", "DS-8-05", "DS-8-24")
                        .by(
                                "offsets-in-base-62-by-habit",
                                "Counts in base 62 with small letters before capitals, which is not their byte order.",
                                () -> RewrittenOffsets.with(Tokens.numbered(SortableDeviations::base62))),
                breaks("DS-8-06")
                        .by(
                                "json-offsets-not-padded",
                                "Counts positions without leading zeros on JSON streams only.",
                                SortableDeviations::jsonUnpadded),
                breaks("DS-8-28")
                        .by(
                                "batch-offset-is-first-message",
                                "Answers a JSON batch with the offset behind its first message.",
                                SortableDeviations::firstOfBatch),
                breaks("DS-8-25", "DS-5.1-34")
                        .by(
                                "create-shows-offset-before-content",
                                "Answers a creation with initial content with the offset of the empty stream.",
                                SortableDeviations::offsetBeforeContent),
                breaks("DS-8-26", "DS-8-24")
                        .by(
                                "offsets-by-connection",
                                "Takes offsets from a block of their own for each connection.",
                                SortableDeviations::blocks),
                breaks("DS-8-29", "DS-5.2-31")
                        .by(
                                "refused-append-moves-tail",
                                "Moves the reported tail when an append is refused.",
                                SortableDeviations::movedByRefusal),
                breaks("DS-8-29", "DS-5.2-31")
                        .by(
                                "refused-append-sets-tail-back",
                                "Reports the tail before the last stored message after an append was refused.",
                                SortableDeviations::setBackByRefusal));
    }

    private static String base62(int n) {
        StringBuilder digits = new StringBuilder();
        for (int rest = n, i = 0; i < 6; i++, rest /= 62) {
            digits.insert(0, LETTERS_BY_HABIT.charAt(rest % 62));
        }
        return digits.toString();
    }

    private static Behaviour jsonUnpadded() {
        Map<String, Integer> counts = new HashMap<>();
        return RewrittenOffsets.with(Tokens.minted((place, real) -> {
            if (place.request().creates() && place.request().isJson()) {
                counts.putIfAbsent(place.stream(), 0);
            }
            return counts.containsKey(place.stream()) ? "" + counts.merge(place.stream(), 1, Integer::sum) : real;
        }));
    }

    private static Behaviour firstOfBatch() {
        return Behaviour.on(Request::appends, (request, upstream) -> {
            var messages = Json.messages(request.body());
            if (!request.isJson() || messages.size() < 2) {
                return upstream.send(request);
            }
            Request first = request.withBody(Json.array(messages.subList(0, 1)));
            Request rest = request.withBody(Json.array(messages.subList(1, messages.size())));
            return upstream.send(first)
                    .compose(reply -> reply.ok() ? upstream.send(rest).map(reply) : upstream.send(request));
        });
    }

    private static Behaviour offsetBeforeContent() {
        return Behaviour.on(Request::creates, (request, upstream) -> {
            boolean storable = request.hasBody()
                    && (!request.isJson() || !Json.messages(request.body()).isEmpty());
            if (!storable || request.closes()) {
                return upstream.send(request);
            }
            Request content = request.withMethod("POST").withoutHeader(Wire.TTL).withoutHeader(Wire.EXPIRES_AT);
            return upstream.send(request.withBody(Buffer.buffer()).withoutHeader(Headers.CONTENT_LENGTH))
                    .compose(reply ->
                            reply.status() == 201 ? upstream.send(content).map(reply) : Future.succeededFuture(reply));
        });
    }

    private static Behaviour blocks() {
        Map<String, Map<String, Integer>> blocks = new HashMap<>();
        return RewrittenOffsets.with(new Tokens() {
            @Override
            public String show(Place place, String real) {
                Map<String, Integer> own = blocks.computeIfAbsent(place.stream(), stream -> new HashMap<>());
                int block = own.computeIfAbsent(place.request().peer(), peer -> own.size());
                return String.format("%03d.%s", 999 - block % 1000, real);
            }

            @Override
            public String read(Place place, String shown) {
                return shown.matches("\\d{3}\\..*") ? shown.substring(4) : shown;
            }
        });
    }

    private static Behaviour movedByRefusal() {
        Set<String> moved = new HashSet<>();
        Behaviour tails = RewrittenOffsets.on(
                request -> request.asksMetadata() && moved.contains(request.stream()), Tokens.suffixed("~"));
        return (request, upstream) -> tails.answer(request, upstream).onSuccess(reply -> {
            if (request.appends() && reply.refused()) {
                moved.add(request.stream());
            } else if (request.appends()) {
                moved.remove(request.stream());
            }
        });
    }

    private static Behaviour setBackByRefusal() {
        Set<String> refused = new HashSet<>();
        return Remembering.reply(request -> request.appends() || request.asksMetadata(), (request, reply, history) -> {
            if (request.appends() && reply.refused()) {
                refused.add(request.stream());
            } else if (request.appends()) {
                refused.remove(request.stream());
            }
            return request.asksMetadata() && reply.ok() && refused.contains(request.stream())
                    ? history.last()
                            .map(last -> reply.withNextOffset(last.before()))
                            .orElse(reply)
                    : reply;
        });
    }
}
