// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.producers;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Numbered;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Wrong decisions about the epochs of producers (section 5.2.1). */
public final class EpochsDeviations {
    private EpochsDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-5.2.1-08")
                        .by(
                                "first-epoch-is-zero",
                                "Refuses a new producer whose first epoch is not 0.",
                                () -> Numbered.remembering(
                                        (append, last, request, upstream) -> last.isEmpty() && append.epoch() > 0
                                                ? Future.succeededFuture(Reply.of(400))
                                                : upstream.send(request))),
                breaks("DS-5.2.1-09")
                        .by(
                                "zombies-accepted",
                                "Stores appends in an old epoch.",
                                () -> Numbered.storing(reply -> reply.status() == 403)),
                breaks("DS-5.2.1-10")
                        .by(
                                "fence-echoes-epoch",
                                "Tells a fenced producer its own epoch instead of the current one.",
                                () -> Behaviour.reply(
                                        Numbered::is,
                                        (request, reply) -> reply.status() == 403
                                                ? reply.withHeader(
                                                        Wire.PRODUCER_EPOCH,
                                                        request.header(Wire.PRODUCER_EPOCH)
                                                                .orElse(""))
                                                : reply)),
                breaks("DS-5.2.1-11")
                        .by(
                                "epoch-begins-anywhere",
                                "Accepts a new epoch that does not begin with 0.",
                                () -> Numbered.remembering((append, last, request, upstream) -> upstream.send(request)
                                        .compose(reply -> reply.status() == 400 && append.sequence() > 0
                                                ? Numbered.store(request, upstream)
                                                : Future.succeededFuture(reply)))),
                breaks("DS-5.2.1-11")
                        .by(
                                "refused-epoch-fences",
                                "Refuses an epoch that does not begin with 0, but fences the older one.",
                                EpochsDeviations::refusedFences),
                breaks("DS-5.2.1-12")
                        .by(
                                "epoch-keeps-the-count",
                                "Goes on counting in a new epoch, so its first append is a duplicate.",
                                () -> Numbered.remembering((append, last, request, upstream) ->
                                        last.filter(known -> append.epoch() > known.epoch())
                                                        .isPresent()
                                                ? Future.succeededFuture(Reply.of(204))
                                                : upstream.send(request))));
    }

    private static Behaviour refusedFences() {
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
}
