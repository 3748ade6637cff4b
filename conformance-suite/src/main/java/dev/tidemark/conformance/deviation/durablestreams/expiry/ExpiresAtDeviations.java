// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.expiry;

import static dev.tidemark.conformance.deviation.durablestreams.Lifetimes.confirming;
import static dev.tidemark.conformance.deviation.durablestreams.Lifetimes.creating;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;

/** What servers get wrong of <i>Streams that end at an instant</i>: {@code durable-streams/expiry/expires-at.feature}. */
final class ExpiresAtDeviations {
    @Breaks(rule = "DS-5.1-05", by = "Confirms a stream whatever end is asked for.")
    Behaviour endNotCompared() {
        return confirming(Wire.EXPIRES_AT);
    }

    @Breaks(rule = "DS-5.1-20", by = "Takes every instant for one in UTC.")
    Behaviour zonesDropped() {
        return creating(request -> request.header(Wire.EXPIRES_AT)
                .map(end -> request.withHeader(Wire.EXPIRES_AT, end.replaceAll("[+-]\\d\\d:\\d\\d$", "Z")))
                .orElse(request));
    }

    @Breaks(rule = "DS-5.1-21", by = "Ignores an end that is no instant.")
    Behaviour strangeEndsIgnored() {
        return Behaviour.retry(Request::creates, 400, request -> request.withoutHeader(Wire.EXPIRES_AT));
    }

    @Breaks(rule = "DS-5.1-22", by = "Keeps streams beyond their end.")
    Behaviour endsIgnored() {
        return creating(request -> request.withoutHeader(Wire.EXPIRES_AT));
    }

    @Breaks(rule = "DS-5.1-23", by = "Accepts two lifetimes at once and keeps neither.")
    Behaviour twoLifetimesCancelOut() {
        return creating(request -> request.header(Wire.TTL).isPresent()
                        && request.header(Wire.EXPIRES_AT).isPresent()
                ? request.withoutHeader(Wire.TTL).withoutHeader(Wire.EXPIRES_AT)
                : request);
    }

    @Breaks(rule = "DS-5.5-06", by = "Does not show the end of a stream.")
    Behaviour metadataWithoutEnd() {
        return Behaviour.reply(Request::asksMetadata, reply -> reply.withoutHeader(Wire.EXPIRES_AT));
    }
}
