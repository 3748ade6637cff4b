// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.caching;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;

/** Answers that leave browsers unprotected (section 12.7). */
final class BrowserHeadersDeviations {
    private static final String CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";
    private static final String RESOURCE_POLICY = "Cross-Origin-Resource-Policy";

    @Breaks(rule = "DS-12.7-01", by = "Lets browsers guess the type of refusals.")
    Behaviour refusalsMayBeSniffed() {
        return Behaviour.reply(
                request -> true, reply -> reply.refused() ? reply.withoutHeader(CONTENT_TYPE_OPTIONS) : reply);
    }

    @Breaks(rule = "DS-12.7-01", by = "Lets browsers guess the type of live answers.")
    Behaviour eventStreamsMayBeSniffed() {
        return Behaviour.reply(
                Behaviour.either(Requests::opensEvents, Requests::longPolls),
                reply -> reply.withoutHeader(CONTENT_TYPE_OPTIONS));
    }

    @Breaks(rule = "DS-12.7-02", by = "Does not say who may embed a stream.")
    Behaviour noResourcePolicy() {
        return Behaviour.reply(request -> true, reply -> reply.withoutHeader(RESOURCE_POLICY));
    }
}
