// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.expiry;

import static dev.tidemark.conformance.deviation.durablestreams.Lifetimes.confirming;
import static dev.tidemark.conformance.deviation.durablestreams.Lifetimes.creating;
import static dev.tidemark.conformance.deviation.durablestreams.Lifetimes.expiring;
import static dev.tidemark.conformance.deviation.durablestreams.RefusedKinds.refused;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Streams that live too long or not long enough, and old data that is gone without a word (sections 4, 5.1, 5.5 and 5.6). */
final class TtlDeviations {
    @Breaks(
            rule = {"DS-5.1-15", "DS-5.1-31"},
            by = "Creates a stream without lifetime when the lifetime headers are malformed.")
    Behaviour createInvalidLifetimeIgnored() {
        return Behaviour.retry(Requests::creates, 400, request -> request.withoutHeader(Vocabulary.STREAM_TTL)
                .withoutHeader(Vocabulary.STREAM_EXPIRES_AT));
    }

    @Breaks(rule = "DS-5.1-15", by = "Refuses every creation with a TTL.")
    Behaviour everyTtlRefused() {
        return refused(request -> Requests.creates(request) && request.hasHeader(Vocabulary.STREAM_TTL));
    }

    @Breaks(rule = "DS-5.1-04", by = "Confirms a stream whatever TTL is asked for.")
    Behaviour ttlNotCompared() {
        return confirming(Vocabulary.STREAM_TTL);
    }

    @Breaks(rule = "DS-5.1-11", by = "Keeps idle streams for ever.")
    Behaviour idleStreamsStay() {
        return creating(request -> request.withoutHeader(Vocabulary.STREAM_TTL));
    }

    @Breaks(rule = "DS-5.1-14", by = "Begins the lifetime anew whenever somebody asks for the metadata.")
    Behaviour metadataProlong() {
        return Behaviour.on(Requests::asksMetadata, (request, upstream) -> upstream.send(request.withMethod("GET"))
                .compose(read -> upstream.send(request)));
    }

    @Breaks(rule = "DS-5.1-15", by = "Takes whatever is given as a TTL for an hour.")
    Behaviour ttlReadLeniently() {
        return creating(request -> request.hasHeader(Vocabulary.STREAM_TTL, ttl -> !ttl.matches("0|[1-9]\\d*"))
                ? request.withHeader(Vocabulary.STREAM_TTL, "3600")
                : request);
    }

    @Breaks(rule = "DS-5.1-16", by = "Answers a TTL of zero with a server error.")
    Behaviour zeroTtlCrashes() {
        return Behaviour.instead(
                request -> Requests.creates(request) && request.hasHeader(Vocabulary.STREAM_TTL, "0"::equals),
                request -> Reply.of(500));
    }

    @Breaks(rule = "DS-5.1-18", by = "Lets a stream expire while readers wait at its tail.")
    Behaviour streamExpiresUnderReaders() {
        return expiring(request -> Requests.appends(request) || Requests.catchesUp(request));
    }

    @Breaks(rule = "DS-5.5-05", by = "Shows what is left of the lifetime instead of the TTL.")
    Behaviour metadataShowTimeLeft() {
        Map<String, Long> created = new HashMap<>();
        return Behaviour.reply(Behaviour.either(Requests::creates, Requests::asksMetadata), (request, reply) -> {
            long start = created.computeIfAbsent(request.path(), s -> System.nanoTime());
            long passed = 1 + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
            if (Requests.creates(request)) {
                return reply;
            }
            return reply.mapHeader(Vocabulary.STREAM_TTL, ttl -> String.valueOf(Long.parseLong(ttl) - passed));
        });
    }
}
