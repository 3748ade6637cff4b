// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Requests that were one too many and are refused in the wrong way, or not quite (section 12.5). */
final class RequestLimitDeviations {
    private static final int TOO_MANY = 429;
    /** Requests in chunks may be those that take the places: they have to pass as they come. */
    private static final Predicate<Request> COMPLETE = request -> !request.chunked();

    @Breaks(rule = "DS-12.5-02", by = "Answers a request that is one too many with 503.")
    Behaviour oneTooManyAnswered503() {
        return Behaviour.reply(COMPLETE, reply -> reply.status() == TOO_MANY ? Reply.of(503) : reply);
    }

    @Breaks(rule = "DS-12.5-02", by = "Refuses a write that is one too many and does it as soon as there is a place.")
    Behaviour refusedWriteDoneLater() {
        Map<String, Request> refused = new HashMap<>();
        return Behaviour.on(COMPLETE, (request, upstream) -> {
            Request late = refused.get(request.path());
            Future<?> before = late == null
                    ? Future.succeededFuture()
                    : upstream.send(late).onSuccess(reply -> {
                        if (reply.status() != TOO_MANY) {
                            refused.remove(request.path(), late);
                        }
                    });
            return before.compose(done -> upstream.send(request)).onSuccess(reply -> {
                if (reply.status() == TOO_MANY && (Requests.appends(request) || Requests.creates(request))) {
                    refused.put(request.path(), request);
                }
            });
        });
    }
}
