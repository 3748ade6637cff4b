// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.function.Predicate;

/** Kinds of requests that are refused whatever they ask for: what needs them can neither be kept nor broken. */
public final class RefusedKinds {
    public static final int REFUSED = 409;

    private RefusedKinds() {}

    public static Behaviour refused(Predicate<Request> which) {
        // The body decides, so nothing is answered before it has come.
        return Behaviour.on(
                request -> Requests.creates(request) || Requests.appends(request) || Requests.deletes(request),
                (request, upstream) ->
                        which.test(request) ? Future.succeededFuture(Reply.of(REFUSED)) : upstream.send(request));
    }

    public static boolean isNumbered(Request request) {
        return request.hasHeader(Vocabulary.PRODUCER_ID);
    }
}
