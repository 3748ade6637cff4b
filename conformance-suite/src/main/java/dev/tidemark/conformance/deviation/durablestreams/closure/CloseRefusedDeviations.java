// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.closure;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.durablestreams.forks.CreateDeviations;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Predicate;

/** Kinds of requests that are refused whatever they ask for: what needs them can neither be kept nor broken. */
public final class CloseRefusedDeviations {
    private static final int REFUSED = 409;

    private CloseRefusedDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                refusing("DS-4.2-01", "every-fork-refused", "Refuses every fork.", CreateDeviations.FORKS),
                refusing(
                        "DS-5.3-01",
                        "every-close-refused",
                        "Refuses every close without content.",
                        request -> request.appends() && request.closes() && !request.hasBody() && !isNumbered(request)),
                refusing(
                        "DS-5.2-15",
                        "every-final-append-refused",
                        "Refuses every append that closes.",
                        request -> request.appends() && request.closes() && request.hasBody() && !isNumbered(request)),
                refusing(
                        "DS-5.2.1-06",
                        "every-numbered-append-refused",
                        "Refuses every append of a producer.",
                        request -> request.appends() && isNumbered(request)),
                refusing("DS-5.4-01", "every-deletion-refused", "Refuses every deletion.", Request::deletes),
                refusing(
                        "DS-9.1.2-02",
                        "every-json-append-refused",
                        "Refuses every append to a JSON stream.",
                        request -> request.appends() && request.isJson()),
                refusing(
                        "DS-5.1-15",
                        "every-ttl-refused",
                        "Refuses every creation with a TTL.",
                        request -> request.creates() && request.header(Wire.TTL).isPresent()));
    }

    private static Deviation refusing(String requirement, String id, String summary, Predicate<Request> which) {
        // The body decides, so nothing is answered before it has come.
        return breaks(requirement)
                .by(
                        id,
                        summary,
                        () -> Behaviour.on(
                                request -> request.creates() || request.appends() || request.deletes(),
                                (request, upstream) -> which.test(request)
                                        ? Future.succeededFuture(Reply.of(REFUSED))
                                        : upstream.send(request)));
    }

    private static boolean isNumbered(Request request) {
        return request.header(Wire.PRODUCER_ID).isPresent();
    }
}
