// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.durability;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.StreamHistory;
import dev.tidemark.conformance.deviation.durablestreams.Views;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import io.vertx.core.Future;

/** What a server forgets or mixes up when it is restarted (sections 4, 4.1 and 8). */
final class RestartDeviations {
    @Breaks(
            rule = {"DS-4-01", "DS-8-12"},
            by = "Has lost the last acknowledged append after a restart.")
    Behaviour lastAppendLostAfterRestart() {
        return Remembering.on(
                Behaviour.either(Requests::catchesUp, Requests::asksMetadata),
                (request, upstream, history) -> upstream.send(request)
                        .map(reply -> lastIsOld(upstream, history) ? Views.withoutLast(reply, history) : reply));
    }

    @Breaks(
            rule = {"DS-4-01", "DS-5.5-04"},
            by = "Reports the tail before the last append in HEAD after a restart.")
    Behaviour tailFallsBackAfterRestart() {
        return Remembering.on(Requests::asksMetadata, (request, upstream, history) -> upstream.send(request)
                .map(reply -> lastIsOld(upstream, history) ? Views.withoutLast(reply, history) : reply));
    }

    @Breaks(rule = "DS-4-01", by = "Does not know streams from before a restart.")
    Behaviour streamGoneAfterRestart() {
        return Remembering.on(request -> !Requests.creates(request), (request, upstream, history) -> {
            if (history.start()
                    .filter(o -> history.boot(o) < upstream.restarts())
                    .isPresent()) {
                return Future.succeededFuture(Reply.of(404));
            }
            return upstream.send(request);
        });
    }

    private static boolean lastIsOld(Upstream upstream, StreamHistory history) {
        return history.last().filter(last -> last.boot() < upstream.restarts()).isPresent();
    }
}
