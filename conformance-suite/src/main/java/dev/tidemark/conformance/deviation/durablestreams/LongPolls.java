// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Words of deviations about long-polls (section 5.7). */
public final class LongPolls {
    public static final Predicate<Request> POLL = Requests::longPolls;

    private LongPolls() {}

    public static Behaviour data(UnaryOperator<Reply> change) {
        return Behaviour.reply(POLL, reply -> reply.status() == 200 ? change.apply(reply) : reply);
    }

    public static Behaviour timeout(UnaryOperator<Reply> change) {
        return Behaviour.reply(
                POLL, reply -> reply.status() == 204 && !Replies.isClosed(reply) ? change.apply(reply) : reply);
    }

    public static Behaviour wholeStream(Predicate<Request> requests) {
        return Behaviour.on(requests, (request, upstream) -> upstream.send(request)
                .compose(reply -> reply.status() == 200
                        ? upstream.send(Request.of("GET", request.path() + "?offset=-1"))
                                .map(Reply::body)
                                .map((Buffer whole) -> reply.withBody(whole))
                        : Future.succeededFuture(reply)));
    }
}
