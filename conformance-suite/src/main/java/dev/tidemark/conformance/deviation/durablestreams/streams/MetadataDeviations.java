// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Views;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** HEAD answers that do not tell the truth, and base requests that need more than the protocol says (sections 5.5, 11, 12). */
public final class MetadataDeviations {
    private MetadataDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-5.5-01")
                        .by("head-answers-204", "Answers HEAD with 204.", () -> head(r -> r.withStatus(204))),
                breaks("DS-5.5-02")
                        .by(
                                "head-of-missing-stream-answers-200",
                                "Answers HEAD on a missing stream with 200.",
                                () -> Behaviour.reply(
                                        Request::asksMetadata,
                                        reply -> reply.status() == 404 ? reply.withStatus(200) : reply)),
                breaks("DS-5.5-03")
                        .by(
                                "head-without-type",
                                "Leaves out the content type in HEAD.",
                                () -> head(reply -> reply.withoutHeader(Headers.CONTENT_TYPE))),
                breaks("DS-9-02")
                        .by(
                                "head-type-without-parameters",
                                "Drops the parameters of the content type in HEAD.",
                                () -> head(reply -> reply.mapHeader(Headers.CONTENT_TYPE, type -> type.split(";")[0]))),
                breaks("DS-9-02")
                        .by(
                                "head-type-lower-cased",
                                "Writes the content type in lower case in HEAD.",
                                () -> head(reply ->
                                        reply.mapHeader(Headers.CONTENT_TYPE, type -> type.toLowerCase(Locale.ROOT)))),
                breaks("DS-5.5-04")
                        .by(
                                "head-without-offset",
                                "Leaves out the tail in HEAD.",
                                () -> head(reply -> reply.withoutHeader(Wire.NEXT_OFFSET))),
                breaks("DS-5.5-04", "DS-8-23")
                        .by(
                                "head-lags-one-append",
                                "Answers HEAD from a replica that lags one append behind.",
                                () -> Remembering.reply(
                                        Request::asksMetadata,
                                        (request, reply, history) -> Views.withoutLast(reply, history))),
                breaks("DS-5.5-04")
                        .by(
                                "head-tail-cached-after-first",
                                "Keeps answering HEAD with the tail of the first HEAD.",
                                MetadataDeviations::cachedHead),
                breaks("DS-11.1-02")
                        .by(
                                "unknown-parameters-refused",
                                "Refuses reads with query parameters it does not know.",
                                () -> Behaviour.instead(
                                        request -> request.catchesUp()
                                                && request.params()
                                                        .anyMatch(p -> !p.isEmpty() && !p.startsWith("offset")),
                                        request -> Reply.of(400))),
                breaks("DS-11.1-03", "DS-11.1-02")
                        .by(
                                "vendor-header-required",
                                "Refuses creations without a vendor header.",
                                () -> Behaviour.instead(
                                        request -> request.creates()
                                                && request.header("X-Tenant").isEmpty(),
                                        request -> Reply.of(400))),
                breaks("DS-11.1-05", "DS-11.1-04")
                        .by(
                                "version-header-required",
                                "Refuses appends without a negotiated version.",
                                () -> Behaviour.instead(
                                        request -> request.appends()
                                                && request.header("Accept-Version")
                                                        .isEmpty(),
                                        request -> Reply.of(406))),
                breaks("DS-12.2-02")
                        .by(
                                "odd-names-answer-500",
                                "Answers requests with an escaped character in the path with 500.",
                                () -> Behaviour.instead(
                                        request -> request.stream().contains("%"), request -> Reply.of(500))),
                breaks("DS-12.2-02")
                        .by(
                                "creations-under-odd-names-unanswered",
                                "Creates a stream with a zero byte in its name and closes the connection without an answer.",
                                () -> Behaviour.unanswered(request ->
                                        request.creates() && request.stream().contains("%00"))));
    }

    private static Behaviour head(UnaryOperator<Reply> change) {
        return Behaviour.reply(Request::asksMetadata, reply -> reply.ok() ? change.apply(reply) : reply);
    }

    private static Behaviour cachedHead() {
        Map<String, String> tails = new HashMap<>();
        return Behaviour.reply(request -> request.asksMetadata() || request.deletes(), (request, reply) -> {
            if (request.deletes()) {
                tails.remove(request.stream());
                return reply;
            }
            return reply.mapHeader(Wire.NEXT_OFFSET, tail -> tails.computeIfAbsent(request.stream(), stream -> tail));
        });
    }
}
