// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.producers;

import static dev.tidemark.conformance.deviation.durablestreams.Producers.duplicate;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Numbered;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;

/** Duplicates that are stored, or not taken for what they are (section 5.2.1). */
final class DuplicatesDeviations {
    @Breaks(rule = "DS-5.2.1-13", by = "Stores a duplicate again, although it is answered as one.")
    Behaviour duplicatesStoredAgain() {
        return Behaviour.on(Numbered::is, (request, upstream) -> upstream.send(request)
                .compose(reply -> duplicate(request, reply)
                        ? upstream.send(Numbered.plain(request)).map(reply)
                        : Future.succeededFuture(reply)));
    }

    @Breaks(
            rule = {"DS-5.2.1-13", "DS-5.2.1-14"},
            by = "Recognises only the number before as used and stores older ones again.")
    Behaviour onlyLastNumberIsADuplicate() {
        return Numbered.remembering((append, last, request, upstream) -> {
            boolean earlier =
                    last.filter(known -> known.sequence() > append.sequence()).isPresent();
            return upstream.send(request).compose(reply -> {
                if (earlier && duplicate(request, reply)) {
                    return Numbered.store(request, upstream);
                }
                return Future.succeededFuture(reply);
            });
        });
    }

    @Breaks(rule = "DS-5.2.1-14", by = "Answers duplicates with 200.")
    Behaviour duplicateAcknowledgedAsNew() {
        return Behaviour.reply(
                Numbered::is, (request, reply) -> duplicate(request, reply) ? reply.withStatus(200) : reply);
    }

    @Breaks(rule = "DS-5.2.1-22", by = "Compares Stream-Seq before it looks for duplicates.")
    Behaviour streamSeqBeforeDuplicates() {
        return Behaviour.reply(
                Numbered::is,
                (request, reply) ->
                        duplicate(request, reply) && request.hasHeader(Vocabulary.STREAM_SEQ) ? Reply.of(409) : reply);
    }
}
