// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import static dev.tidemark.conformance.deviation.durablestreams.Metadata.head;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.Views;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.util.HashMap;
import java.util.Map;

/** HEAD answers that do not tell the truth, and base requests that need more than the protocol says (sections 5.5, 11, 12). */
final class MetadataDeviations {
    @Breaks(rule = "DS-5.5-01", by = "Answers HEAD with 204.")
    Behaviour headAnswers204() {
        return head(r -> r.withStatus(204));
    }

    @Breaks(rule = "DS-5.5-02", by = "Answers HEAD on a missing stream with 200.")
    Behaviour headOfMissingStreamAnswers200() {
        return Behaviour.reply(Requests::asksMetadata, reply -> reply.status() == 404 ? reply.withStatus(200) : reply);
    }

    @Breaks(rule = "DS-5.5-03", by = "Leaves out the content type in HEAD.")
    Behaviour headWithoutType() {
        return head(reply -> reply.withoutHeader(Headers.CONTENT_TYPE));
    }

    @Breaks(rule = "DS-5.5-04", by = "Leaves out the tail in HEAD.")
    Behaviour headWithoutOffset() {
        return head(reply -> reply.withoutHeader(Vocabulary.STREAM_NEXT_OFFSET));
    }

    @Breaks(
            rule = {"DS-5.5-04", "DS-8-23"},
            by = "Answers HEAD from a replica that lags one append behind.")
    Behaviour headLagsOneAppend() {
        return Remembering.reply(
                Requests::asksMetadata, (request, reply, history) -> Views.withoutLast(reply, history));
    }

    @Breaks(rule = "DS-5.5-04", by = "Keeps answering HEAD with the tail of the first HEAD.")
    Behaviour headTailCachedAfterFirst() {
        Map<String, String> tails = new HashMap<>();
        return Behaviour.reply(Behaviour.either(Requests::asksMetadata, Requests::deletes), (request, reply) -> {
            if (Requests.deletes(request)) {
                tails.remove(request.path());
                return reply;
            }
            return reply.mapHeader(
                    Vocabulary.STREAM_NEXT_OFFSET, tail -> tails.computeIfAbsent(request.path(), stream -> tail));
        });
    }
}
