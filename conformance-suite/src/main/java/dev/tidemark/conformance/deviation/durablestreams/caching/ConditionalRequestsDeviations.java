// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.caching;

import static dev.tidemark.conformance.deviation.durablestreams.CatchUps.READ;
import static dev.tidemark.conformance.deviation.durablestreams.CatchUps.tagged;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Tokens;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;

/** Validators and cache directives that let caches hide something (sections 5.5, 5.6 and 10.1). */
final class ConditionalRequestsDeviations {
    @Breaks(rule = "DS-10.1-06", by = "Sends the data again although the reader's copy is current.")
    Behaviour entityTagNeverMatches() {
        return Behaviour.request(READ, request -> request.withoutHeader(Headers.IF_NONE_MATCH));
    }

    @Breaks(rule = "DS-10.1-06", by = "Tells every reader with an entity tag that its copy is current.")
    Behaviour anyEntityTagMatches() {
        return Behaviour.reply(
                READ,
                (request, reply) -> request.hasHeader(Headers.IF_NONE_MATCH)
                        ? reply.withStatus(304).withBody("")
                        : reply);
    }

    @Breaks(rule = "DS-10.1-07", by = "Makes the entity tag from the URL alone, so it does not change with new data.")
    Behaviour entityTagOfUrl() {
        return tagged((request, reply) -> Integer.toHexString(request.target().hashCode()));
    }

    @Breaks(
            rule = {"DS-10.1-08", "DS-10.1-09", "DS-5.6-17"},
            by = "Makes the entity tag from the range alone, so it does not change with the closure.")
    Behaviour entityTagIgnoresClosure() {
        return tagged((request, reply) -> Tokens.hex(request.target() + Replies.nextOffset(reply)));
    }
}
