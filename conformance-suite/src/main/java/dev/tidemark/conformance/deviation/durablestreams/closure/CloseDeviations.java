// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.closure;

import static dev.tidemark.conformance.deviation.durablestreams.Closes.emptied;
import static dev.tidemark.conformance.deviation.durablestreams.RefusedKinds.isNumbered;
import static dev.tidemark.conformance.deviation.durablestreams.RefusedKinds.refused;
import static dev.tidemark.conformance.deviation.durablestreams.Restarts.restarted;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Closes;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.StreamHistory;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Closing that happens by accident, does not happen, or is undone (sections 4.1, 5.1, 5.2 and 5.3). */
final class CloseDeviations {
    private static final Predicate<Request> CLOSE_ONLY =
            request -> Requests.appends(request) && request.hasHeader(Vocabulary.STREAM_CLOSED);

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

    @Breaks(
            rule = {"DS-4.1-03", "DS-5.2-16"},
            by = "Answers every second repetition of a close with 409.")
    Behaviour repeatedCloseAlternates() {
        return repeatedClose(2);
    }

    @Breaks(
            rule = {"DS-5.2-16", "DS-5.3-01"},
            by = "Refuses to close a closed stream.")
    Behaviour repeatedCloseAnswers409() {
        return repeatedClose(1);
    }

    @Breaks(rule = "DS-4.1-06", by = "Refuses to delete a closed stream.")
    Behaviour closedStreamNotDeletable() {
        return Remembering.on(
                Requests::deletes,
                (request, upstream, history) ->
                        history.closed() ? Future.succeededFuture(Reply.of(409)) : upstream.send(request));
    }

    @Breaks(rule = "DS-4.1-07", by = "Ignores the closed mark unless it is written in small letters.")
    Behaviour closedMarkComparedWithCase() {
        return Behaviour.request(
                request ->
                        Requests.closes(request) && request.hasHeader(Vocabulary.STREAM_CLOSED, v -> !v.equals("true")),
                request -> request.withoutHeader(Vocabulary.STREAM_CLOSED));
    }

    @Breaks(rule = "DS-4.1-08", by = "Closes a stream whatever value the closed mark of an append has.")
    Behaviour anyClosedMarkCloses() {
        return Behaviour.request(CLOSE_ONLY, request -> request.withHeader(Vocabulary.STREAM_CLOSED, "true"));
    }

    @Breaks(rule = "DS-4.1-10", by = "Answers 400 to a closed mark with a value other than true.")
    Behaviour oddClosedMarkRefused() {
        return Behaviour.instead(
                request -> request.hasHeader(Vocabulary.STREAM_CLOSED) && !Requests.closes(request),
                request -> Reply.of(400));
    }

    @Breaks(rule = "DS-5.2-08", by = "Refuses a close without data because of its content type.")
    Behaviour typeOfCloseChecked() {
        return Remembering.on(Requests::appendsAndCloses, (request, upstream, history) -> {
            if (!request.hasBody() && request.hasType(t -> !Request.sameType(t, history.contentType()))) {
                return Future.succeededFuture(Reply.of(409));
            }
            return upstream.send(request);
        });
    }

    @Breaks(rule = "DS-5.2-15", by = "Closes the stream and loses the data of the final append.")
    Behaviour finalAppendLost() {
        return Behaviour.request(Requests::appendsAndCloses, Closes::emptied);
    }

    @Breaks(rule = "DS-5.2-15", by = "Stores a final append without closing the stream.")
    Behaviour finalAppendDoesNotClose() {
        return Behaviour.on(Requests::appendsAndCloses, (request, upstream) -> upstream.send(
                        request.hasBody() ? request.withoutHeader(Vocabulary.STREAM_CLOSED) : request)
                .map(reply -> reply.ok() ? Replies.closed(reply) : reply));
    }

    @Breaks(rule = "DS-5.3-01", by = "Refuses a close without data because its body is empty.")
    Behaviour closeRefusedAsEmpty() {
        return Behaviour.on(
                Requests::appendsAndCloses,
                (request, upstream) ->
                        request.hasBody() ? upstream.send(request) : Future.succeededFuture(Reply.of(400)));
    }

    @Breaks(rule = "DS-5.3-02", by = "Creates a closed stream when there is none to close.")
    Behaviour closeCreatesStream() {
        return Behaviour.also(
                Requests::appendsAndCloses,
                (request, reply) -> reply.status() == 404,
                request -> emptied(request.withMethod("PUT").withHeader(Headers.CONTENT_TYPE, "text/plain")));
    }

    @Breaks(rule = "DS-5.3-03", by = "Stores a closing marker in the data.")
    Behaviour closeStoresAMarker() {
        return Remembering.request(
                Requests::appendsAndCloses,
                (request, history) -> request.hasBody() ? request : withMarker(request, history));
    }

    private static Request withMarker(Request close, StreamHistory history) {
        return close.withBody(Buffer.buffer(history.json() ? "null" : "\u0004"))
                .withHeader(Headers.CONTENT_TYPE, history.contentType());
    }

    @Breaks(rule = "DS-5.2-27", by = "Leaves out the closed mark in the answer to a final append.")
    Behaviour finalAppendDoesNotSayClosed() {
        return Behaviour.reply(
                Requests::appendsAndCloses,
                (request, reply) -> request.hasBody() && reply.ok() ? Replies.open(reply) : reply);
    }

    @Breaks(rule = "DS-5.2-27", by = "Writes the closed mark into the answer to a plain append.")
    Behaviour appendSaysClosedOnOpenStream() {
        return Behaviour.reply(Requests::appends, reply -> reply.ok() ? Replies.closed(reply) : reply);
    }

    @Breaks(
            rule = {"DS-5.3-04", "DS-5.2-27"},
            by = "Leaves out the closed mark in the answer to a close without data.")
    Behaviour closeDoesNotSayClosed() {
        return Behaviour.reply(
                Requests::appendsAndCloses,
                (request, reply) -> request.hasBody() || !reply.ok() ? reply : Replies.open(reply));
    }

    @Breaks(rule = "DS-5.3-01", by = "Refuses every close without content.")
    Behaviour everyCloseRefused() {
        return refused(request -> Requests.appendsAndCloses(request) && !request.hasBody() && !isNumbered(request));
    }

    @Breaks(rule = "DS-5.2-15", by = "Refuses every append that closes.")
    Behaviour everyFinalAppendRefused() {
        return refused(request -> Requests.appendsAndCloses(request) && request.hasBody() && !isNumbered(request));
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

    private static Behaviour repeatedClose(int every) {
        Map<String, Integer> repeats = new HashMap<>();
        return Remembering.on(Requests::appendsAndCloses, (request, upstream, history) -> {
            if (!request.hasBody() && history.closed() && repeats.merge(request.path(), 1, Integer::sum) % every == 0) {
                return Future.succeededFuture(Reply.of(409).withHeader(Vocabulary.STREAM_CLOSED, "true"));
            }
            return upstream.send(request);
        });
    }
}
