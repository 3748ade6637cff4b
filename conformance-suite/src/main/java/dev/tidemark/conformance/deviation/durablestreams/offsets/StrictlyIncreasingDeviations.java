// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.offsets;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.RewrittenOffsets;
import dev.tidemark.conformance.deviation.durablestreams.Tokens;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What servers get wrong of <i>Offsets are strictly increasing</i>: {@code durable-streams/offsets/strictly-increasing.feature}. */
final class StrictlyIncreasingDeviations {
    @Breaks(rule = "DS-8-28", by = "Answers a JSON batch with the offset behind its first message.")
    Behaviour batchOffsetIsFirstMessage() {
        return Behaviour.on(Requests::appends, (request, upstream) -> {
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

    @Breaks(
            rule = {"DS-8-25", "DS-5.1-34"},
            by = "Answers a creation with initial content with the offset of the empty stream.")
    Behaviour createShowsOffsetBeforeContent() {
        return Behaviour.on(Requests::creates, (request, upstream) -> {
            boolean storable = request.hasBody()
                    && (!request.isJson() || !Json.messages(request.body()).isEmpty());
            if (!storable || Requests.closes(request)) {
                return upstream.send(request);
            }
            Request content = request.withMethod("POST")
                    .withoutHeader(Vocabulary.STREAM_TTL)
                    .withoutHeader(Vocabulary.STREAM_EXPIRES_AT);
            return upstream.send(request.withBody(Buffer.buffer()).withoutHeader(Headers.CONTENT_LENGTH))
                    .compose(reply ->
                            reply.status() == 201 ? upstream.send(content).map(reply) : Future.succeededFuture(reply));
        });
    }

    @Breaks(
            rule = {"DS-8-26", "DS-8-24"},
            by = "Takes offsets from a block of their own for each connection.")
    Behaviour offsetsByConnection() {
        return blocks();
    }

    @Breaks(
            rule = {"DS-8-29", "DS-5.2-31"},
            by = "Moves the reported tail when an append is refused.")
    Behaviour refusedAppendMovesTail() {
        Set<String> moved = new HashSet<>();
        Behaviour tails = RewrittenOffsets.on(
                request -> Requests.asksMetadata(request) && moved.contains(request.path()), Tokens.suffixed("~"));
        return (request, upstream) -> tails.answer(request, upstream).onSuccess(reply -> {
            if (Requests.appends(request) && reply.refused()) {
                moved.add(request.path());
            } else if (Requests.appends(request)) {
                moved.remove(request.path());
            }
        });
    }

    @Breaks(
            rule = {"DS-8-29", "DS-5.2-31"},
            by = "Reports the tail before the last stored message after an append was refused.")
    Behaviour refusedAppendSetsTailBack() {
        Set<String> refused = new HashSet<>();
        return Remembering.reply(
                Behaviour.either(Requests::appends, Requests::asksMetadata), (request, reply, history) -> {
                    if (Requests.appends(request)) {
                        refused.remove(request.path());
                        if (reply.refused()) {
                            refused.add(request.path());
                        }
                        return reply;
                    }
                    if (history.last().isEmpty() || !reply.ok() || !refused.contains(request.path())) {
                        return reply;
                    }
                    return Replies.at(reply, history.last().get().before());
                });
    }

    @Breaks(
            rule = {"DS-8-27", "DS-8-22", "DS-8-08"},
            by = "Counts offsets from zero again after a restart.")
    Behaviour offsetCounterStartsAtZero() {
        Map<String, Integer> counts = new HashMap<>();
        return RewrittenOffsets.with(Tokens.minted((place, real) -> {
            return String.format("%012d", counts.merge(place.boot() + " " + place.stream(), 1, Integer::sum) - 1);
        }));
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
}
