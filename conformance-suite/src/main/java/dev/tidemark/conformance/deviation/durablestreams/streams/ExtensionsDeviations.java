// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;

/** What servers get wrong of <i>Extensions stay out of the way</i>: {@code durable-streams/streams/extensions.feature}. */
final class ExtensionsDeviations {
    @Breaks(rule = "DS-11.1-02", by = "Refuses reads with query parameters it does not know.")
    Behaviour unknownParametersRefused() {
        return Behaviour.instead(
                request -> Requests.catchesUp(request)
                        && request.params().anyMatch(p -> !p.isEmpty() && !p.startsWith("offset")),
                request -> Reply.of(400));
    }

    @Breaks(
            rule = {"DS-11.1-03", "DS-11.1-02"},
            by = "Refuses creations without a vendor header.")
    Behaviour vendorHeaderRequired() {
        return Behaviour.instead(
                request ->
                        Requests.creates(request) && request.header("X-Tenant").isEmpty(),
                request -> Reply.of(400));
    }

    @Breaks(
            rule = {"DS-11.1-05", "DS-11.1-04"},
            by = "Refuses appends without a negotiated version.")
    Behaviour versionHeaderRequired() {
        return Behaviour.instead(
                request -> Requests.appends(request)
                        && request.header("Accept-Version").isEmpty(),
                request -> Reply.of(406));
    }

    @Breaks(rule = "DS-12.2-02", by = "Answers requests with an escaped character in the path with 500.")
    Behaviour oddNamesAnswer500() {
        return Behaviour.instead(request -> request.path().contains("%"), request -> Reply.of(500));
    }

    @Breaks(
            rule = "DS-12.2-02",
            by = "Creates a stream with a zero byte in its name and closes the connection without an answer.")
    Behaviour creationsUnderOddNamesUnanswered() {
        return Behaviour.unanswered(
                request -> Requests.creates(request) && request.path().contains("%00"));
    }
}
