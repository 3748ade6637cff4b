// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.caching;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Tokens;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Validators and cache directives that let caches hide something (sections 5.5, 5.6 and 10.1). */
public final class ConditionalRequestsDeviations {
    private static final Predicate<Request> READ = request -> request.catchesUp() && !request.fromNow();

    private ConditionalRequestsDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-10.1-03")
                        .by(
                                "reads-without-entity-tag",
                                "Sends reads without an entity tag.",
                                () -> Behaviour.reply(READ, reply -> reply.withoutHeader(Headers.ETAG))),
                breaks("DS-10.1-03")
                        .by(
                                "tail-reads-without-entity-tag",
                                "Sends reads without data without an entity tag.",
                                () -> Behaviour.reply(
                                        READ, reply -> reply.hasBody() ? reply : reply.withoutHeader(Headers.ETAG))),
                breaks("DS-10.1-06")
                        .by(
                                "entity-tag-never-matches",
                                "Sends the data again although the reader's copy is current.",
                                () -> Behaviour.request(READ, request -> request.withoutHeader(Headers.IF_NONE_MATCH))),
                breaks("DS-10.1-06")
                        .by(
                                "any-entity-tag-matches",
                                "Tells every reader with an entity tag that its copy is current.",
                                () -> Behaviour.reply(
                                        READ,
                                        (request, reply) -> request.header(Headers.IF_NONE_MATCH)
                                                        .isPresent()
                                                ? reply.withStatus(304).withBody("")
                                                : reply)),
                breaks("DS-10.1-07")
                        .by(
                                "entity-tag-of-url",
                                "Makes the entity tag from the URL alone, so it does not change with new data.",
                                () -> tagged((request, reply) ->
                                        Integer.toHexString(request.target().hashCode()))),
                breaks("DS-10.1-08", "DS-10.1-09", "DS-5.6-17")
                        .by(
                                "entity-tag-ignores-closure",
                                "Makes the entity tag from the range alone, so it does not change with the closure.",
                                () -> tagged((request, reply) -> Tokens.hex(
                                        request.target() + reply.nextOffset().orElse("")))),
                breaks("DS-5.6-08")
                        .by(
                                "entity-tag-is-end-of-range",
                                "Makes the entity tag from the end of the range alone.",
                                () -> tagged((request, reply) ->
                                        reply.nextOffset().orElse("") + (reply.closed() ? ":c" : ""))),
                breaks("DS-5.5-08")
                        .by(
                                "head-cacheable",
                                "Allows caches to keep HEAD answers for a minute.",
                                () -> Behaviour.reply(
                                        Request::asksMetadata,
                                        reply -> reply.withHeader(Headers.CACHE_CONTROL, "public, max-age=60"))),
                breaks("DS-8-43")
                        .by(
                                "now-cacheable",
                                "Allows caches to keep reads from now for a minute.",
                                () -> Behaviour.reply(
                                        request -> request.catchesUp() && request.fromNow(),
                                        reply -> reply.withHeader(Headers.CACHE_CONTROL, "public, max-age=60"))),
                breaks("DS-5.6-07", "DS-10.1-01")
                        .by(
                                "reads-cacheable-for-a-year",
                                "Allows caches to keep every read for a year.",
                                () -> Behaviour.reply(
                                        READ,
                                        reply -> reply.withHeader(Headers.CACHE_CONTROL, "public, max-age=31536000"))),
                breaks("DS-10.1-01")
                        .by(
                                "reads-without-cache-control",
                                "Says nothing about caching in reads.",
                                () -> Behaviour.reply(READ, reply -> reply.withoutHeader(Headers.CACHE_CONTROL))));
    }

    /** Replaces the entity tags of the upstream and revalidates with the others. */
    private static Behaviour tagged(BiFunction<Request, Reply, String> tag) {
        return Behaviour.on(READ, (request, upstream) -> upstream.send(request.withoutHeader(Headers.IF_NONE_MATCH))
                .map(reply -> {
                    if (reply.status() != 200) {
                        return reply;
                    }
                    String etag = '"' + tag.apply(request, reply) + '"';
                    Reply tagged = reply.withHeader(Headers.ETAG, etag);
                    return request.header(Headers.IF_NONE_MATCH)
                                    .filter(etag::equals)
                                    .isPresent()
                            ? tagged.withStatus(304).withBody("")
                            : tagged;
                }));
    }
}
