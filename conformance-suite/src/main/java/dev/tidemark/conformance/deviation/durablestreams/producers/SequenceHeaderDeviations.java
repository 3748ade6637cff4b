// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.producers;

import static dev.tidemark.conformance.deviation.durablestreams.Producers.lenient;
import static dev.tidemark.conformance.deviation.durablestreams.Producers.rounded;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Numbered;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.util.Optional;
import java.util.stream.Stream;

/** Producer headers that are read too generously or answered with the wrong ones (section 5.2.1). */
final class SequenceHeaderDeviations {
    @Breaks(rule = "DS-5.2.1-02", by = "Takes an append with some of the producer headers for a plain one.")
    Behaviour producerHeadersIgnoredUnlessComplete() {
        return Behaviour.request(SequenceHeaderDeviations::partial, Numbered::plain);
    }

    @Breaks(rule = "DS-5.2.1-03", by = "Accepts an empty Producer-Id.")
    Behaviour producerWithoutName() {
        return Behaviour.request(
                SequenceHeaderDeviations::nameless, request -> request.withHeader(Vocabulary.PRODUCER_ID, "anonymous"));
    }

    @Breaks(rule = "DS-5.2.1-05", by = "Reads the digits at the beginning of a Producer-Seq and ignores the rest.")
    Behaviour producerSequenceReadLeniently() {
        return lenient(Vocabulary.PRODUCER_SEQ);
    }

    @Breaks(rule = "DS-5.2.1-05", by = "Takes sequence numbers above 2^53-1 for small ones.")
    Behaviour producerSequenceOverflows() {
        return rounded(Vocabulary.PRODUCER_SEQ);
    }

    @Breaks(rule = "DS-5.2.1-17", by = "Confuses the expected and the received number in the refusal of a gap.")
    Behaviour gapHeadersSwapped() {
        return Behaviour.reply(Numbered::is, SequenceHeaderDeviations::swapped);
    }

    @Breaks(rule = "DS-5.2.1-17", by = "Does not say which number it expects when it refuses a gap.")
    Behaviour gapHeadersMissing() {
        return Behaviour.reply(Numbered::is, reply -> reply.withoutHeader(Vocabulary.PRODUCER_EXPECTED_SEQ)
                .withoutHeader(Vocabulary.PRODUCER_RECEIVED_SEQ));
    }

    @Breaks(rule = "DS-5.2.1-18", by = "Leaves Producer-Epoch out of the answers to duplicates.")
    Behaviour duplicateWithoutEpoch() {
        return Behaviour.reply(
                Numbered::is, reply -> reply.status() == 204 ? reply.withoutHeader(Vocabulary.PRODUCER_EPOCH) : reply);
    }

    @Breaks(rule = "DS-5.2.1-19", by = "Answers a duplicate with its own number instead of the highest one.")
    Behaviour duplicateEchoesItsSequence() {
        return Behaviour.reply(Numbered::is, (request, reply) -> {
            Optional<String> sent = request.header(Vocabulary.PRODUCER_SEQ);
            return reply.mapHeader(Vocabulary.PRODUCER_SEQ, sent::orElse);
        });
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

    private static Reply swapped(Reply reply) {
        String expected = reply.header(Vocabulary.PRODUCER_EXPECTED_SEQ).orElse("");
        if (expected.isEmpty()) {
            return reply;
        }
        String received = reply.header(Vocabulary.PRODUCER_RECEIVED_SEQ).orElse("");
        return reply.withHeader(Vocabulary.PRODUCER_EXPECTED_SEQ, received)
                .withHeader(Vocabulary.PRODUCER_RECEIVED_SEQ, expected);
    }
}
