// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;

/** Creation that loses content, tells the wrong thing or changes what is there (section 5.1). */
final class CreateDeviations {
    @Breaks(rule = "DS-5.1-01", by = "Answers a creation with 200.")
    Behaviour createAnswers200() {
        return created(201, 200);
    }

    @Breaks(rule = "DS-5.1-01", by = "Answers a creation with 204.")
    Behaviour createAnswers204() {
        return created(201, 204);
    }

    @Breaks(rule = "DS-5.1-02", by = "Answers a repeated creation with 201.")
    Behaviour repeatedCreateAnswers201() {
        return created(200, 201);
    }

    @Breaks(rule = "DS-5.1-02", by = "Refuses a repeated creation.")
    Behaviour repeatedCreateAnswers409() {
        return created(200, 409);
    }

    @Breaks(rule = "DS-5.1-03", by = "Answers a creation with another content type with 200 and keeps the old stream.")
    Behaviour otherTypeCreateAnswers200() {
        return otherType(
                (request, upstream) -> upstream.send(request.withMethod("HEAD")).map(reply -> reply.withStatus(200)));
    }

    @Breaks(rule = "DS-5.1-03", by = "Replaces the stream when it is created again with another content type.")
    Behaviour otherTypeCreateReplacesStream() {
        return otherType(CreateDeviations::replace);
    }

    @Breaks(rule = "DS-5.1-09", by = "Appends the body of a repeated creation.")
    Behaviour repeatedCreateAppendsBody() {
        return repeated(
                (request, upstream) -> upstream.send(request.withMethod("POST")).map(reply -> reply.withStatus(200)));
    }

    @Breaks(rule = "DS-5.1-09", by = "Replaces the content by the body of a repeated creation.")
    Behaviour repeatedCreateReplacesContent() {
        return repeated((request, upstream) -> replace(request, upstream).map(reply -> reply.withStatus(200)));
    }

    @Breaks(rule = "DS-5.1-30", by = "Ignores the body of a creation.")
    Behaviour createBodyIgnored() {
        return Behaviour.request(Requests::creates, CreateDeviations::emptied);
    }

    @Breaks(rule = "DS-5.1-30", by = "Ignores the body of a creation that comes without a length.")
    Behaviour createChunkedBodyLost() {
        return Behaviour.request(request -> Requests.creates(request) && request.chunked(), CreateDeviations::emptied);
    }

    @Breaks(rule = "DS-5.1-31", by = "Answers a creation whose body is not valid JSON with 500.")
    Behaviour createInvalidJsonAnswers500() {
        return Behaviour.reply(
                request -> Requests.creates(request) && request.isJson(),
                reply -> reply.status() == 400 ? reply.withStatus(500) : reply);
    }

    @Breaks(rule = "DS-5.1-31", by = "Creates an empty stream when the body is not valid JSON.")
    Behaviour createInvalidJsonDropped() {
        return Behaviour.retry(
                request -> Requests.creates(request) && request.isJson(), 400, CreateDeviations::emptied);
    }

    @Breaks(rule = "DS-5.1-32", by = "Names an internal host in Location.")
    Behaviour locationOnInternalHost() {
        return location(uri -> "http://streams.internal" + uri.getRawPath());
    }

    // streams.internal" + uri.getRawPath())),
    @Breaks(rule = "DS-5.1-32", by = "Drops the first segment of the path in Location.")
    Behaviour locationWithoutPrefix() {
        return location(uri -> uri.getRawPath().replaceFirst("^/[^/]*", ""));
    }

    @Breaks(rule = "DS-5.1-32", by = "Leaves out Location when a stream was created.")
    Behaviour locationMissing() {
        return Behaviour.reply(Requests::creates, reply -> reply.withoutHeader(Headers.LOCATION));
    }

    @Breaks(rule = "DS-5.1-33", by = "Puts the type of the framework's own answers on the answer to a creation.")
    Behaviour createAnswersFrameworkType() {
        return Behaviour.reply(
                Requests::creates, reply -> reply.withHeader(Headers.CONTENT_TYPE, "text/html;charset=utf-8"));
    }

    @Breaks(rule = "DS-5.1-33", by = "Leaves out the content type when a creation is repeated.")
    Behaviour repeatedCreateWithoutType() {
        return Behaviour.reply(
                Requests::creates, reply -> reply.status() == 200 ? reply.withoutHeader(Headers.CONTENT_TYPE) : reply);
    }

    @Breaks(rule = "DS-5.1-34", by = "Leaves out the next offset when a stream was created.")
    Behaviour createWithoutOffset() {
        return Behaviour.reply(Requests::creates, reply -> reply.withoutHeader(Vocabulary.STREAM_NEXT_OFFSET));
    }

    @Breaks(rule = "DS-5.1-34", by = "Answers a repeated creation with the offset of the start instead of the tail.")
    Behaviour repeatedCreateShowsStartOffset() {
        return Remembering.reply(Requests::creates, (request, reply, history) -> {
            if (reply.status() == 200) {
                return history.start().map(offset -> Replies.at(reply, offset)).orElse(reply);
            }
            return reply;
        });
    }

    private static Behaviour created(int right, int wrong) {
        return Behaviour.reply(Requests::creates, reply -> reply.status() == right ? reply.withStatus(wrong) : reply);
    }

    private static Request emptied(Request request) {
        return request.withBody(Buffer.buffer()).withoutHeader(Headers.CONTENT_LENGTH);
    }

    private static Future<Reply> replace(Request request, Upstream upstream) {
        return upstream.send(emptied(request.withMethod("DELETE"))).compose(gone -> upstream.send(request));
    }

    private static Behaviour otherType(Behaviour then) {
        return Remembering.on(Requests::creates, (request, upstream, history) -> {
            String type = request.contentType().orElse("");
            return upstream.send(request).compose(reply -> {
                if (reply.status() == 409 && !Request.sameType(history.contentType(), type)) {
                    return then.answer(request, upstream);
                }
                return Future.succeededFuture(reply);
            });
        });
    }

    private static Behaviour repeated(Behaviour then) {
        return Behaviour.on(Requests::creates, (request, upstream) -> upstream.send(request)
                .compose(reply -> reply.status() == 200 && request.hasBody()
                        ? then.answer(request, upstream)
                        : Future.succeededFuture(reply)));
    }

    private interface Elsewhere {
        String of(URI location);
    }

    private static Behaviour location(Elsewhere elsewhere) {
        return Behaviour.reply(
                Requests::creates,
                reply -> reply.mapHeader(Headers.LOCATION, location -> elsewhere.of(URI.create(location))));
    }
}
