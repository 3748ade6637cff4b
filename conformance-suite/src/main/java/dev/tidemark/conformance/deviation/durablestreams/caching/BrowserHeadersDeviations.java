// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.caching;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import java.util.List;

/** Answers that leave browsers unprotected (section 12.7). */
public final class BrowserHeadersDeviations {
    private static final String CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";
    private static final String RESOURCE_POLICY = "Cross-Origin-Resource-Policy";

    private BrowserHeadersDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-12.7-01")
                        .by(
                                "refusals-may-be-sniffed",
                                "Lets browsers guess the type of refusals.",
                                () -> Behaviour.reply(
                                        request -> true,
                                        reply -> reply.refused() ? reply.withoutHeader(CONTENT_TYPE_OPTIONS) : reply)),
                breaks("DS-12.7-01")
                        .by(
                                "event-streams-may-be-sniffed",
                                "Lets browsers guess the type of live answers.",
                                () -> Behaviour.reply(
                                        request -> request.opensEvents() || request.longPolls(),
                                        reply -> reply.withoutHeader(CONTENT_TYPE_OPTIONS))),
                breaks("DS-12.7-02")
                        .by(
                                "no-resource-policy",
                                "Does not say who may embed a stream.",
                                () -> Behaviour.reply(request -> true, reply -> reply.withoutHeader(RESOURCE_POLICY))));
    }
}
