// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.producers;

import static dev.tidemark.conformance.deviation.durablestreams.Producers.lenient;
import static dev.tidemark.conformance.deviation.durablestreams.Producers.rounded;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Numbered;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;

/** Wrong decisions about the epochs of producers (section 5.2.1). */
final class EpochsDeviations {
    @Breaks(rule = "DS-5.2.1-08", by = "Refuses a new producer whose first epoch is not 0.")
    Behaviour firstEpochIsZero() {
        return Numbered.remembering((append, last, request, upstream) ->
                last.isEmpty() && append.epoch() > 0 ? Future.succeededFuture(Reply.of(400)) : upstream.send(request));
    }

    @Breaks(rule = "DS-5.2.1-09", by = "Stores appends in an old epoch.")
    Behaviour zombiesAccepted() {
        return Numbered.storing(reply -> reply.status() == 403);
    }

    @Breaks(rule = "DS-5.2.1-10", by = "Tells a fenced producer its own epoch instead of the current one.")
    Behaviour fenceEchoesEpoch() {
        return Behaviour.reply(Numbered::is, (request, reply) -> {
            if (reply.status() == 403) {
                return reply.withHeader(
                        Vocabulary.PRODUCER_EPOCH,
                        request.header(Vocabulary.PRODUCER_EPOCH).orElse(""));
            }
            return reply;
        });
    }

    @Breaks(rule = "DS-5.2.1-11", by = "Accepts a new epoch that does not begin with 0.")
    Behaviour epochBeginsAnywhere() {
        return Numbered.remembering((append, last, request, upstream) -> upstream.send(request)
                .compose(reply -> reply.status() == 400 && append.sequence() > 0
                        ? Numbered.store(request, upstream)
                        : Future.succeededFuture(reply)));
    }

    @Breaks(rule = "DS-5.2.1-11", by = "Refuses an epoch that does not begin with 0, but fences the older one.")
    Behaviour refusedEpochFences() {
        Map<String, Long> adopted = new HashMap<>();
        return Behaviour.on(Numbered::is, (request, upstream) -> {
            Numbered append = Numbered.of(request).orElseThrow();
            if (append.epoch() < adopted.getOrDefault(append.producer(), 0L)) {
                return Future.succeededFuture(Reply.of(403));
            }
            return upstream.send(request).onSuccess(reply -> {
                if (reply.status() == 400 && append.sequence() > 0) {
                    adopted.put(append.producer(), append.epoch());
                }
            });
        });
    }

    @Breaks(rule = "DS-5.2.1-12", by = "Goes on counting in a new epoch, so its first append is a duplicate.")
    Behaviour epochKeepsTheCount() {
        return Numbered.remembering((append, last, request, upstream) ->
                last.filter(known -> append.epoch() > known.epoch()).isPresent()
                        ? Future.succeededFuture(Reply.of(204))
                        : upstream.send(request));
    }

    @Breaks(rule = "DS-5.2.1-04", by = "Reads the digits at the beginning of a Producer-Epoch and ignores the rest.")
    Behaviour producerEpochReadLeniently() {
        return lenient(Vocabulary.PRODUCER_EPOCH);
    }

    @Breaks(rule = "DS-5.2.1-04", by = "Takes epochs above 2^53-1 for the greatest one.")
    Behaviour producerEpochRounded() {
        return rounded(Vocabulary.PRODUCER_EPOCH);
    }
}
