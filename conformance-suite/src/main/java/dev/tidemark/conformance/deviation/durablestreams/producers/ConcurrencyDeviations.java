// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.producers;

import static dev.tidemark.conformance.deviation.durablestreams.Producers.duplicate;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Numbered;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;

/** What servers get wrong of <i>Numbered appends that overtake each other</i>: {@code durable-streams/producers/concurrency.feature}. */
final class ConcurrencyDeviations {
    @Breaks(rule = "DS-5.2.1-23", by = "Stores two copies of an append that arrive at the same time.")
    Behaviour checkAndAppendApart() {
        Set<Numbered> underWay = new HashSet<>();
        return Behaviour.on(Numbered::is, (request, upstream) -> {
            Numbered append = Numbered.of(request).orElseThrow();
            if (!underWay.add(append)) {
                return Numbered.store(request, upstream);
            }
            return upstream.send(request).onComplete(done -> underWay.remove(append));
        });
    }

    @Breaks(rule = "DS-5.2.1-23", by = "Takes what comes before the first number of a producer for a duplicate.")
    Behaviour earlyNumberTakenForDuplicate() {
        return early(204);
    }

    @Breaks(rule = "DS-5.2.1-23", by = "Refuses what comes before the first number of a producer as forbidden.")
    Behaviour earlyNumberForbidden() {
        return early(403);
    }

    @Breaks(rule = "DS-5.2.1-24", by = "Keeps the data but not the numbers when its process ends.")
    Behaviour numbersLostInCrash() {
        return Behaviour.on(Numbered::is, (request, upstream) -> upstream.send(request)
                .compose(reply -> upstream.restarts() > 0 && duplicate(request, reply)
                        ? Numbered.store(request, upstream)
                        : Future.succeededFuture(reply)));
    }

    @Breaks(rule = "DS-5.2.1-28", by = "Does not know producers from before a restart.")
    Behaviour epochsForgottenAfterRestart() {
        return Behaviour.on(Numbered::is, (request, upstream) -> upstream.send(request)
                .compose(reply -> upstream.restarts() > 0 && (duplicate(request, reply) || reply.status() == 403)
                        ? Numbered.store(request, upstream)
                        : Future.succeededFuture(reply)));
    }

    /** Answers what comes before the first number of a producer with this status. */
    private static Behaviour early(int status) {
        return Numbered.remembering((append, last, request, upstream) -> last.isEmpty() && append.sequence() > 0
                ? Future.succeededFuture(Reply.of(status))
                : upstream.send(request));
    }
}
