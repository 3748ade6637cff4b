// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.caching;

import static dev.tidemark.conformance.deviation.durablestreams.CatchUps.READ;
import static dev.tidemark.conformance.deviation.durablestreams.CatchUps.tagged;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;

/** What servers get wrong of <i>Entity tags</i>: {@code durable-streams/caching/etag.feature}. */
final class EtagDeviations {
    @Breaks(rule = "DS-10.1-03", by = "Sends reads without an entity tag.")
    Behaviour readsWithoutEntityTag() {
        return Behaviour.reply(READ, reply -> reply.withoutHeader(Headers.ETAG));
    }

    @Breaks(rule = "DS-10.1-03", by = "Sends reads without data without an entity tag.")
    Behaviour tailReadsWithoutEntityTag() {
        return Behaviour.reply(READ, reply -> reply.hasBody() ? reply : reply.withoutHeader(Headers.ETAG));
    }

    @Breaks(rule = "DS-5.6-08", by = "Makes the entity tag from the end of the range alone.")
    Behaviour entityTagIsEndOfRange() {
        return tagged((request, reply) -> Replies.nextOffset(reply) + (Replies.isClosed(reply) ? ":c" : ""));
    }
}
