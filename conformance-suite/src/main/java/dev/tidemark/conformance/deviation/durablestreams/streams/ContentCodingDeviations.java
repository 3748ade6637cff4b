// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import java.util.function.Predicate;

/** What servers get wrong of <i>What is appended is what a writer meant</i>: {@code durable-streams/streams/content-coding.feature}. */
final class ContentCodingDeviations {
    private static final String CONTENT_ENCODING = "Content-Encoding";

    @Breaks(rule = "DS-5.2-32", by = "Stores bodies as they come, whatever their content coding.")
    Behaviour codedBodiesStored() {
        return coded(request -> Requests.appends(request) || Requests.creates(request));
    }

    @Breaks(rule = "DS-5.2-32", by = "Stores the content of a creation as it comes, whatever its content coding.")
    Behaviour codedCreationsStored() {
        return coded(Requests::creates);
    }

    @Breaks(rule = "DS-5.2-32", by = "Stores bodies in a coding that it does not know as they come.")
    Behaviour unknownCodingsIgnored() {
        return coded(request -> Requests.appends(request) && request.hasHeader(CONTENT_ENCODING, "x-tidemark"::equals));
    }

    @Breaks(rule = "DS-5.2-32", by = "Stores final appends as they come, whatever their content coding.")
    Behaviour codedFinalAppendsStored() {
        return coded(Requests::appendsAndCloses);
    }

    private static Behaviour coded(Predicate<Request> requests) {
        return Behaviour.request(requests, request -> request.withoutHeader(CONTENT_ENCODING));
    }
}
