// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.closure;

import static dev.tidemark.conformance.deviation.durablestreams.Closes.closing;
import static dev.tidemark.conformance.deviation.durablestreams.Closes.unmarked;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Closes;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;

/** What servers get wrong of <i>Creating a closed stream</i>: {@code durable-streams/closure/create-closed.feature}. */
final class CreateClosedDeviations {
    @Breaks(rule = "DS-4.1-09", by = "Creates a closed stream whatever value the closed mark has.")
    Behaviour anyClosedMarkCreatesClosed() {
        return Behaviour.request(
                request -> Requests.creates(request) && request.hasHeader(Vocabulary.STREAM_CLOSED),
                request -> request.withHeader(Vocabulary.STREAM_CLOSED, "true"));
    }

    @Breaks(
            rule = "DS-5.1-06",
            by = "Answers a creation without the closed mark with 200 although the stream is closed.")
    Behaviour createHidesClosure() {
        return Remembering.reply(
                request -> Requests.creates(request) && !Requests.closes(request),
                (request, reply, history) -> history.closed() && reply.status() == 409 ? reply.withStatus(200) : reply);
    }

    @Breaks(rule = "DS-5.1-07", by = "Refuses to repeat the creation of a closed stream.")
    Behaviour repeatedClosedCreateAnswers409() {
        return Behaviour.reply(
                request -> Requests.creates(request) && Requests.closes(request),
                reply -> reply.status() == 200 ? Reply.of(409) : reply);
    }

    @Breaks(rule = "DS-5.1-08", by = "Closes an open stream when it is created again with the closed mark.")
    Behaviour closedCreateClosesOpenStream() {
        return Behaviour.on(
                request -> Requests.creates(request) && Requests.closes(request),
                (request, upstream) -> upstream.send(request).compose(reply -> {
                    if (reply.status() == 409) {
                        return upstream.send(closing(request)).map(reply);
                    }
                    return Future.succeededFuture(reply);
                }));
    }

    @Breaks(rule = "DS-5.1-26", by = "Ignores the closed mark of a creation.")
    Behaviour closedMarkIgnoredOnCreate() {
        return Behaviour.request(Requests::creates, request -> request.withoutHeader(Vocabulary.STREAM_CLOSED));
    }

    @Breaks(rule = "DS-5.1-27", by = "Loses the body of a creation with the closed mark.")
    Behaviour bodyOfClosedCreateLost() {
        return Behaviour.request(request -> Requests.creates(request) && Requests.closes(request), Closes::emptied);
    }

    @Breaks(rule = "DS-5.1-35", by = "Leaves out the closed mark when a closed stream was created.")
    Behaviour closedCreateDoesNotSaySo() {
        return unmarked(Requests::creates, reply -> true);
    }

    @Breaks(rule = "DS-5.1-35", by = "Writes a closed mark with the value false when an open stream was created.")
    Behaviour openCreateSaysClosedFalse() {
        return Behaviour.reply(
                Requests::creates,
                reply -> Replies.isClosed(reply) ? reply : reply.withHeader(Vocabulary.STREAM_CLOSED, "false"));
    }
}
