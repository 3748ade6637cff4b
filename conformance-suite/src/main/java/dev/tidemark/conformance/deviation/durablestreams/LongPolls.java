// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
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
        return Behaviour.on(
                requests, (request, upstream) -> upstream.send(request).compose(reply -> {
                    if (reply.status() != 200) {
                        return Future.succeededFuture(reply);
                    }
                    Request all = Request.of("GET", request.path()).withParam(Vocabulary.OFFSET, Vocabulary.BEGINNING);
                    return upstream.send(all).map(whole -> reply.withBody(whole.body()));
                }));
    }
}
