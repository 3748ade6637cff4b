// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import java.util.function.Predicate;

/** Kinds of requests that are refused whatever they ask for: what needs them can neither be kept nor broken. */
public final class RefusedKinds {
    public static final int REFUSED = 409;

    private RefusedKinds() {}

    public static Behaviour refused(Predicate<Request> which) {
        return Behaviour.on(
                request -> !request.is("GET"),
                (request, upstream) ->
                        which.test(request) ? Future.succeededFuture(Reply.of(REFUSED)) : upstream.send(request));
    }

    public static boolean holds(Request request, String command, String encoded) {
        String body = request.body().toString();
        return body.contains("[\"\",\"" + command + "\"]") || body.contains("[\"\",\"" + encoded + "\"]");
    }
}
