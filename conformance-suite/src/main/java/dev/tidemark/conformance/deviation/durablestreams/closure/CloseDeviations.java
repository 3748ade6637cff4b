// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.closure;

import static dev.tidemark.conformance.deviation.durablestreams.Closes.emptied;
import static dev.tidemark.conformance.deviation.durablestreams.RefusedKinds.isNumbered;
import static dev.tidemark.conformance.deviation.durablestreams.RefusedKinds.refused;

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
import java.util.Map;

/** Closing that happens by accident, does not happen, or is undone (sections 4.1, 5.1, 5.2 and 5.3). */
final class CloseDeviations {
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
