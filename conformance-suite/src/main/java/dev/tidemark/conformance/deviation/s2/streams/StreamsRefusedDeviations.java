// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.streams;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Requests;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Predicate;

/** Kinds of requests of S2 that are refused whatever they ask for: what needs them can neither be kept nor broken. */
public final class StreamsRefusedDeviations {
    private static final int REFUSED = 409;

    private StreamsRefusedDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                refusing(
                        "S2-STREAM-01",
                        "every-stream-creation-refused",
                        "Refuses every creation of a stream.",
                        Requests::createsStream),
                refusing(
                        "S2-STREAM-13",
                        "every-stream-deletion-refused",
                        "Refuses every deletion of a stream.",
                        Requests::deletesStream),
                refusing("S2-APPEND-01", "every-append-refused", "Refuses every append.", Requests::appends),
                refusing(
                        "S2-CMD-12",
                        "every-trim-refused",
                        "Refuses every trim command.",
                        request -> Requests.appends(request) && holds(request, "trim", "dHJpbQ==")),
                refusing(
                        "S2-CMD-02",
                        "every-fence-refused",
                        "Refuses every fence command.",
                        request -> Requests.appends(request) && holds(request, "fence", "ZmVuY2U=")),
                refusing(
                        "S2-COND-08",
                        "every-token-refused",
                        "Refuses every append with a fencing token.",
                        request -> Requests.appends(request)
                                && request.body().toString().contains("\"fencing_token\"")),
                refusing(
                        "S2-TIME-13",
                        "every-reconfiguration-refused",
                        "Refuses every change of the configuration of a stream.",
                        request -> request.method().equals("PATCH")));
    }

    private static Deviation refusing(String requirement, String id, String summary, Predicate<Request> which) {
        return breaks(requirement)
                .by(
                        id,
                        summary,
                        () -> Behaviour.on(
                                request -> !request.reads(),
                                (request, upstream) -> which.test(request)
                                        ? Future.succeededFuture(Reply.of(REFUSED))
                                        : upstream.send(request)));
    }

    private static boolean holds(Request request, String command, String encoded) {
        String body = request.body().toString();
        return body.contains("[\"\",\"" + command + "\"]") || body.contains("[\"\",\"" + encoded + "\"]");
    }
}
