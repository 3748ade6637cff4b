// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import java.util.function.Predicate;

/** What goes wrong from the first restart of the server on. */
public final class Restarts {
    private Restarts() {}

    public interface Change {
        Reply apply(Request request, Reply reply);
    }

    public static Behaviour restarted(Predicate<Request> requests, Change change) {
        return Behaviour.on(requests, (request, upstream) -> upstream.send(request)
                .map(reply -> upstream.restarts() > 0 ? change.apply(request, reply) : reply));
    }
}
