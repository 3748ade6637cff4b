// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.producers;

import static dev.tidemark.conformance.deviation.durablestreams.Producers.lenient;
import static dev.tidemark.conformance.deviation.durablestreams.Producers.rounded;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Numbered;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.util.stream.Stream;

/** Headers of producers that are misread (section 5.2.1). */
final class HeadersDeviations {
    @Breaks(rule = "DS-5.2.1-02", by = "Takes an append with some of the producer headers for a plain one.")
    Behaviour producerHeadersIgnoredUnlessComplete() {
        return Behaviour.request(HeadersDeviations::partial, Numbered::plain);
    }

    @Breaks(rule = "DS-5.2.1-03", by = "Accepts an empty Producer-Id.")
    Behaviour producerWithoutName() {
        return Behaviour.request(
                HeadersDeviations::nameless, request -> request.withHeader(Vocabulary.PRODUCER_ID, "anonymous"));
    }

    @Breaks(rule = "DS-5.2.1-05", by = "Reads the digits at the beginning of a Producer-Seq and ignores the rest.")
    Behaviour producerSequenceReadLeniently() {
        return lenient(Vocabulary.PRODUCER_SEQ);
    }

    @Breaks(rule = "DS-5.2.1-05", by = "Takes sequence numbers above 2^53-1 for small ones.")
    Behaviour producerSequenceOverflows() {
        return rounded(Vocabulary.PRODUCER_SEQ);
    }

    private static boolean partial(Request request) {
        long given = Stream.of(Vocabulary.PRODUCER_ID, Vocabulary.PRODUCER_EPOCH, Vocabulary.PRODUCER_SEQ)
                .filter(name -> request.hasHeader(name))
                .count();
        return Requests.appends(request) && given > 0 && given < 3;
    }

    private static boolean nameless(Request request) {
        return Requests.appends(request) && request.hasHeader(Vocabulary.PRODUCER_ID, String::isEmpty);
    }
}
