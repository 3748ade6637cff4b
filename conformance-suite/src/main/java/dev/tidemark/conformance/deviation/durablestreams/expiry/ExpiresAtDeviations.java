// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.expiry;

import static dev.tidemark.conformance.deviation.durablestreams.Lifetimes.confirming;
import static dev.tidemark.conformance.deviation.durablestreams.Lifetimes.creating;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;

/** What servers get wrong of <i>Streams that end at an instant</i>: {@code durable-streams/expiry/expires-at.feature}. */
final class ExpiresAtDeviations {
    @Breaks(rule = "DS-5.1-05", by = "Confirms a stream whatever end is asked for.")
    Behaviour endNotCompared() {
        return confirming(Vocabulary.STREAM_EXPIRES_AT);
    }

    @Breaks(rule = "DS-5.1-20", by = "Takes every instant for one in UTC.")
    Behaviour zonesDropped() {
        return creating(request -> request.header(Vocabulary.STREAM_EXPIRES_AT)
                .map(end -> request.withHeader(Vocabulary.STREAM_EXPIRES_AT, end.replaceAll("[+-]\\d\\d:\\d\\d$", "Z")))
                .orElse(request));
    }

    @Breaks(rule = "DS-5.1-21", by = "Ignores an end that is no instant.")
    Behaviour strangeEndsIgnored() {
        return Behaviour.retry(Requests::creates, 400, request -> request.withoutHeader(Vocabulary.STREAM_EXPIRES_AT));
    }

    @Breaks(rule = "DS-5.1-22", by = "Keeps streams beyond their end.")
    Behaviour endsIgnored() {
        return creating(request -> request.withoutHeader(Vocabulary.STREAM_EXPIRES_AT));
    }

    @Breaks(rule = "DS-5.1-23", by = "Accepts two lifetimes at once and keeps neither.")
    Behaviour twoLifetimesCancelOut() {
        return creating(
                request -> request.hasHeader(Vocabulary.STREAM_TTL) && request.hasHeader(Vocabulary.STREAM_EXPIRES_AT)
                        ? request.withoutHeader(Vocabulary.STREAM_TTL).withoutHeader(Vocabulary.STREAM_EXPIRES_AT)
                        : request);
    }

    @Breaks(rule = "DS-5.5-06", by = "Does not show the end of a stream.")
    Behaviour metadataWithoutEnd() {
        return Behaviour.reply(Requests::asksMetadata, reply -> reply.withoutHeader(Vocabulary.STREAM_EXPIRES_AT));
    }
}
