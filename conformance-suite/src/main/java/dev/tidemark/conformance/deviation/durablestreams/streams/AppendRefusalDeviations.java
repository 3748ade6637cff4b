// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.StreamHistory;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.function.Predicate;

/** Appends that have to be refused and are not, or are refused in the wrong way (section 5.2). */
final class AppendRefusalDeviations {
    @Breaks(rule = "DS-5.2-05", by = "Stores an append of another content type.")
    Behaviour otherTypeAppendStored() {
        return otherType((request, upstream, history, refusal) ->
                upstream.send(request.withHeader(Headers.CONTENT_TYPE, history.contentType())));
    }

    @Breaks(rule = "DS-5.2-05", by = "Refuses an append of another content type with 415.")
    Behaviour otherTypeAppendAnswers415() {
        return otherType((request, upstream, history, refusal) -> Future.succeededFuture(refusal.withStatus(415)));
    }

    @Breaks(
            rule = {"DS-5.2-31", "DS-5.2-05"},
            by = "Refuses an append of another content type and stores it all the same.")
    Behaviour otherTypeAppendStoredAlthoughRefused() {
        return otherType((request, upstream, history, refusal) -> upstream.send(
                        request.withHeader(Headers.CONTENT_TYPE, history.contentType()))
                .map(refusal));
    }

    @Breaks(rule = "DS-5.2-05", by = "Refuses an append whose content type is written in other letter case.")
    Behaviour appendTypeComparedWithCase() {
        return Remembering.on(Requests::appends, (request, upstream, history) -> {
            if (request.hasType(t -> t.equalsIgnoreCase(history.contentType()) && !t.equals(history.contentType()))) {
                return Future.succeededFuture(Reply.of(409));
            }
            return upstream.send(request);
        });
    }

    @Breaks(rule = "DS-5.2-06", by = "Takes a missing content type for the right one.")
    Behaviour appendWithoutTypeAccepted() {
        return Remembering.on(
                request -> Requests.appends(request) && request.contentType().isEmpty(),
                (request, upstream, history) -> upstream.send(
                        request.hasBody() ? request.withHeader(Headers.CONTENT_TYPE, history.contentType()) : request));
    }

    @Breaks(rule = "DS-5.2-18", by = "Answers an empty append with 204.")
    Behaviour emptyAppendAnswers204() {
        return emptyAppend(request -> true);
    }

    @Breaks(rule = "DS-5.2-18", by = "Answers an empty append with 204 when it comes without a length.")
    Behaviour emptyChunkedAppendAnswers204() {
        return emptyAppend(Request::chunked);
    }

    @Breaks(
            rule = {"DS-5.2-20", "DS-9.1.4-01"},
            by = "Answers a malformed append with 500.")
    Behaviour malformedAppendAnswers500() {
        return Behaviour.reply(
                Requests::appends,
                (request, reply) -> request.hasBody() && reply.status() == 400 ? reply.withStatus(500) : reply);
    }

    @Breaks(
            rule = {"DS-5.2-31", "DS-5.2-20", "DS-9.1.4-01"},
            by = "Answers invalid JSON with 400 and stores its text all the same.")
    Behaviour invalidJsonStoredAlthoughRefused() {
        return Behaviour.also(
                Requests::appends,
                (request, reply) -> reply.status() == 400 && request.isJson() && request.hasBody(),
                request -> request.mapBody(AppendRefusalDeviations::asString));
    }

    @Breaks(rule = "DS-5.2-21", by = "Creates the stream when an append finds none.")
    Behaviour appendCreatesStream() {
        return missing((request, upstream, refusal) -> upstream.send(request.withMethod("PUT"))
                .map(reply -> reply.withStatus(204).withBody("")));
    }

    @Breaks(rule = "DS-5.2-21", by = "Answers an append without stream with 404 and creates the stream all the same.")
    Behaviour appendCreatesStreamAlthoughRefused() {
        return missing((request, upstream, refusal) ->
                upstream.send(request.withMethod("PUT")).map(refusal));
    }

    @Breaks(rule = "DS-5.2-21", by = "Acknowledges an append without stream and forgets it.")
    Behaviour appendWithoutStreamAnswers204() {
        return missing((request, upstream, refusal) -> Future.succeededFuture(Reply.of(204)));
    }

    @Breaks(
            rule = {"DS-5.2-25", "DS-5.2-31"},
            by = "Stores the beginning of an append that it refuses as too large.")
    Behaviour oversizedAppendStoredInPart() {
        return Behaviour.also(
                Requests::appends,
                (request, reply) -> reply.status() == 413,
                request -> request.mapBody(body -> body.slice(0, 1024)));
    }

    private static Buffer asString(Buffer body) {
        return Json.string(body.toString());
    }

    private interface OnRefusal {
        Future<Reply> answer(Request request, Upstream upstream, StreamHistory history, Reply refusal);
    }

    private static Behaviour otherType(OnRefusal then) {
        return Remembering.on(Requests::appends, (request, upstream, history) -> upstream.send(request)
                .compose(reply -> {
                    if (reply.status() == 409
                            && !Replies.isClosed(reply)
                            && request.hasType(type -> !Request.sameType(type, history.contentType()))) {
                        return then.answer(request, upstream, history, reply);
                    }
                    return Future.succeededFuture(reply);
                }));
    }

    private static Behaviour emptyAppend(Predicate<Request> requests) {
        return Behaviour.reply(Requests::appends, (request, reply) -> {
            if (reply.status() == 400 && !request.hasBody() && !Requests.closes(request) && requests.test(request)) {
                return reply.withStatus(204).withBody("");
            }
            return reply;
        });
    }

    private interface OnMissing {
        Future<Reply> answer(Request request, Upstream upstream, Reply refusal);
    }

    private static Behaviour missing(OnMissing then) {
        return Behaviour.on(Requests::appends, (request, upstream) -> upstream.send(request)
                .compose(reply -> reply.status() == 404 && request.hasBody()
                        ? then.answer(request, upstream, reply)
                        : Future.succeededFuture(reply)));
    }
}
