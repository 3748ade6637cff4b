// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.closure;

import static dev.tidemark.conformance.deviation.durablestreams.Restarts.restarted;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Closes;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;

/** Streams that close by accident or open again (sections 4 and 4.1). */
final class OpenAndClosedDeviations {
    @Breaks(rule = "DS-4-09", by = "Closes a stream when an empty append comes without a length.")
    Behaviour emptyChunkedAppendCloses() {
        return Behaviour.also(
                request -> Requests.appends(request) && request.chunked(),
                (request, reply) -> !request.hasBody() && reply.status() == 400,
                Closes::closing);
    }

    @Breaks(rule = "DS-4-09", by = "Closes a stream when a long-poll on it runs out of time.")
    Behaviour idleLongPollCloses() {
        return Behaviour.also(Requests::longPolls, (request, reply) -> reply.status() == 204, Closes::closing);
    }

    @Breaks(
            rule = {"DS-4.1-02", "DS-5.1-06"},
            by = "Opens a closed stream when it is created again without the closed mark.")
    Behaviour createOpensClosedStream() {
        Set<String> open = new HashSet<>();
        return Remembering.reply(request -> !Requests.opensEvents(request), (request, reply, history) -> {
            if (Requests.creates(request) && !Requests.closes(request) && reply.status() == 409 && history.closed()) {
                open.add(request.path());
                return Replies.open(reply.withStatus(200));
            }
            boolean shown = open.contains(request.path());
            return shown && Requests.appends(request) && Replies.isClosed(reply)
                    ? Replies.at(Reply.of(204), history.tail().orElse(""))
                    : shown ? Replies.open(reply) : reply;
        });
    }

    @Breaks(rule = "DS-4.1-06", by = "Refuses to delete a closed stream.")
    Behaviour closedStreamNotDeletable() {
        return Remembering.on(
                Requests::deletes,
                (request, upstream, history) ->
                        history.closed() ? Future.succeededFuture(Reply.of(409)) : upstream.send(request));
    }

    @Breaks(
            rule = "DS-4-08",
            by = "Refuses the first append to a stream that was created with content, as if it were closed.")
    Behaviour contentClosesToAppends() {
        Set<String> filled = new HashSet<>();
        return Behaviour.on(Behaviour.either(Requests::creates, Requests::appends), (request, upstream) -> {
            if (Requests.creates(request) && request.body().length() > 0) {
                filled.add(request.path());
            }
            return Requests.appends(request) && filled.remove(request.path())
                    ? Future.succeededFuture(Reply.of(409))
                    : upstream.send(request);
        });
    }

    @Breaks(rule = "DS-4.1-01", by = "Takes closed streams for open ones after a restart.")
    Behaviour closureForgottenAfterRestart() {
        return restarted(request -> !Requests.creates(request) && !Requests.opensEvents(request), (request, reply) -> {
            if (Requests.appends(request) && Replies.isClosed(reply)) {
                return Replies.at(Reply.of(204), Replies.nextOffset(reply));
            }
            return Replies.open(reply);
        });
    }
}
