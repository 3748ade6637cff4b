// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/** Confuses the answers to two appends that are under way on one stream at the same time. */
public final class Simultaneous implements Behaviour {
    private final Map<String, Pair> open = new HashMap<>();
    private final BinaryOperator<String> confuse;

    private Simultaneous(BinaryOperator<String> confuse) {
        this.confuse = confuse;
    }

    /** The offset shown to a writer is made from its own one and the one of the other writer. */
    public static Behaviour offsets(BinaryOperator<String> confuse) {
        return new Simultaneous(confuse);
    }

    @Override
    public boolean concerns(Request head) {
        return Requests.appends(head);
    }

    @Override
    public Future<Reply> answer(Request request, Upstream upstream) {
        Future<Reply> own = upstream.send(request);
        Pair waiting = open.remove(request.path());
        if (waiting != null) {
            waiting.second = own;
            return own.compose(reply -> waiting.first.map(other -> mix(reply, other)));
        }
        Pair pair = new Pair(own);
        open.put(request.path(), pair);
        return own.compose(reply -> {
            open.remove(request.path(), pair);
            return pair.second == null ? Future.succeededFuture(reply) : pair.second.map(other -> mix(reply, other));
        });
    }

    private Reply mix(Reply own, Reply other) {
        if (!own.ok()
                || !other.ok()
                || own.header(Vocabulary.STREAM_NEXT_OFFSET).isEmpty()
                || other.header(Vocabulary.STREAM_NEXT_OFFSET).isEmpty()) {
            return own;
        }
        return own.withHeader(
                Vocabulary.STREAM_NEXT_OFFSET,
                confuse.apply(
                        own.header(Vocabulary.STREAM_NEXT_OFFSET).get(),
                        other.header(Vocabulary.STREAM_NEXT_OFFSET).get()));
    }

    private static final class Pair {
        private final Future<Reply> first;
        private Future<Reply> second;

        public Pair(Future<Reply> first) {
            this.first = first;
        }
    }
}
