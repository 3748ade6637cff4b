// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Forks;
import dev.tidemark.conformance.deviation.durablestreams.Lineage;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;

/** What servers get wrong of <i>Forks of closed streams</i>: {@code durable-streams/forks/closed.feature}. */
final class ClosedDeviations {
    @Breaks(rule = "DS-4.2-35", by = "Answers a request for a fork of a closed stream with a server error.")
    Behaviour forkOfClosedStreamBreaksServer() {
        return ofClosed((request, upstream) -> Future.succeededFuture(Reply.of(500)));
    }

    @Breaks(rule = "DS-4.2-36", by = "Closes the fork of a closed stream.")
    Behaviour forkInheritsClosure() {
        return ofClosed((request, upstream) -> upstream.send(request.withHeader(Vocabulary.STREAM_CLOSED, "true")));
    }

    @Breaks(rule = "DS-4.2-36", by = "Tells readers of a fork that the stream is closed when its source is.")
    Behaviour forkReadsEndWithSource() {
        Set<String> closed = new HashSet<>();
        return Lineage.all((request, fork, upstream) -> upstream.send(request).map(reply -> {
            if (reply.ok() && Requests.closes(request)) {
                closed.add(request.path());
            }
            boolean ends =
                    fork.map(Lineage.Fork::source).filter(closed::contains).isPresent();
            return ends && Requests.catchesUp(request) && Replies.isUpToDate(reply) ? Replies.closed(reply) : reply;
        }));
    }

    private static Behaviour ofClosed(Behaviour fork) {
        Set<String> closed = new HashSet<>();
        return (request, upstream) -> {
            if (Forks.FORKS.test(request)
                    && closed.contains(
                            request.header(Vocabulary.STREAM_FORKED_FROM).orElseThrow())) {
                return fork.answer(request, upstream);
            }
            return upstream.send(request).onSuccess(reply -> {
                if (reply.ok() && Requests.closes(request)) {
                    closed.add(request.path());
                }
            });
        };
    }
}
