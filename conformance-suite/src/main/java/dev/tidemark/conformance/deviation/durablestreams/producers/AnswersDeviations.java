// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.producers;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Numbered;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.util.Optional;

/** What producers are told wrongly (section 5.2.1). */
final class AnswersDeviations {
    @Breaks(rule = "DS-5.2.1-17", by = "Confuses the expected and the received number in the refusal of a gap.")
    Behaviour gapHeadersSwapped() {
        return Behaviour.reply(Numbered::is, AnswersDeviations::swapped);
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
