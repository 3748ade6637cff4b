// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.wait;

import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Waits;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.util.function.Predicate;

/** What several deviations do to unary reads that wait. */
final class UnaryWaits {
    private UnaryWaits() {}

    static final Predicate<Request> WAITS = request -> Requests.readsOnce(request) && Waits.wait(request) > 0;

    static final long STALL_MILLIS = 3_000;

    static final String NOTHING = "{\"records\":[]}";

    static boolean isEmpty(Reply reply) {
        return reply.status() == 200
                && Json.object(reply.body())
                        .filter(batch -> batch.path(Vocabulary.MEMBER_RECORDS).isEmpty())
                        .isPresent();
    }

    /** What there is now, which is nothing at the tail. */
    static Future<Reply> atOnce(Request request, Upstream upstream) {
        return upstream.send(request.withoutParam(Vocabulary.WAIT))
                .map(reply -> reply.status() == 416 ? reply.withStatus(200).withBody(NOTHING) : reply);
    }
}
