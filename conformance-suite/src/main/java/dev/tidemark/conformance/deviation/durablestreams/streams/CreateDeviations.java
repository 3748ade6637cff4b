// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.List;

/** Creation that loses content, tells the wrong thing or changes what is there (section 5.1). */
public final class CreateDeviations {
    private CreateDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-5.1-01").by("create-answers-200", "Answers a creation with 200.", () -> created(201, 200)),
                breaks("DS-5.1-01").by("create-answers-204", "Answers a creation with 204.", () -> created(201, 204)),
                breaks("DS-5.1-02")
                        .by(
                                "repeated-create-answers-201",
                                "Answers a repeated creation with 201.",
                                () -> created(200, 201)),
                breaks("DS-5.1-02")
                        .by("repeated-create-answers-409", "Refuses a repeated creation.", () -> created(200, 409)),
                breaks("DS-5.1-03")
                        .by(
                                "other-type-create-answers-200",
                                "Answers a creation with another content type with 200 and keeps the old stream.",
                                () -> otherType((request, upstream) -> upstream.send(request.withMethod("HEAD"))
                                        .map(reply -> reply.withStatus(200)))),
                breaks("DS-5.1-03")
                        .by(
                                "other-type-create-replaces-stream",
                                "Replaces the stream when it is created again with another content type.",
                                () -> otherType(CreateDeviations::replace)),
                breaks("DS-5.1-09")
                        .by(
                                "repeated-create-appends-body",
                                "Appends the body of a repeated creation.",
                                () -> repeated((request, upstream) -> upstream.send(request.withMethod("POST"))
                                        .map(reply -> reply.withStatus(200)))),
                breaks("DS-5.1-09")
                        .by(
                                "repeated-create-replaces-content",
                                "Replaces the content by the body of a repeated creation.",
                                () -> repeated((request, upstream) ->
                                        replace(request, upstream).map(reply -> reply.withStatus(200)))),
                breaks("DS-5.1-30")
                        .by(
                                "create-body-ignored",
                                "Ignores the body of a creation.",
                                () -> Behaviour.request(Request::creates, CreateDeviations::emptied)),
                breaks("DS-5.1-30")
                        .by(
                                "create-chunked-body-lost",
                                "Ignores the body of a creation that comes without a length.",
                                () -> Behaviour.request(
                                        request -> request.creates() && request.chunked(), CreateDeviations::emptied)),
                breaks("DS-5.1-31")
                        .by(
                                "create-invalid-json-answers-500",
                                "Answers a creation whose body is not valid JSON with 500.",
                                () -> Behaviour.reply(
                                        request -> request.creates() && request.isJson(),
                                        reply -> reply.status() == 400 ? reply.withStatus(500) : reply)),
                breaks("DS-5.1-31")
                        .by(
                                "create-invalid-json-dropped",
                                "Creates an empty stream when the body is not valid JSON.",
                                () -> Behaviour.retry(
                                        request -> request.creates() && request.isJson(),
                                        400,
                                        CreateDeviations::emptied)),
                breaks("DS-5.1-15", "DS-5.1-31")
                        .by(
                                "create-invalid-lifetime-ignored",
                                "Creates a stream without lifetime when the lifetime headers are malformed.",
                                () -> Behaviour.retry(
                                        request -> request.creates()
                                                && (request.header(Wire.TTL).isPresent()
                                                        || request.header(Wire.EXPIRES_AT)
                                                                .isPresent()),
                                        400,
                                        request ->
                                                request.withoutHeader(Wire.TTL).withoutHeader(Wire.EXPIRES_AT))),
                breaks("DS-5.1-32")
                        .by(
                                "location-on-internal-host",
                                "Names an internal host in Location.",
                                () -> location(uri -> "http://streams.internal" + uri.getRawPath())),
                breaks("DS-5.1-32")
                        .by(
                                "location-without-prefix",
                                "Drops the first segment of the path in Location.",
                                () -> location(uri -> uri.getRawPath().replaceFirst("^/[^/]*", ""))),
                breaks("DS-5.1-32")
                        .by(
                                "location-missing",
                                "Leaves out Location when a stream was created.",
                                () -> Behaviour.reply(Request::creates, reply -> reply.withoutHeader(Headers.LOCATION))),
                breaks("DS-5.1-33")
                        .by(
                                "create-answers-framework-type",
                                "Puts the type of the framework's own answers on the answer to a creation.",
                                () -> Behaviour.reply(
                                        Request::creates,
                                        reply -> reply.withHeader(Headers.CONTENT_TYPE, "text/html;charset=utf-8"))),
                breaks("DS-5.1-33")
                        .by(
                                "repeated-create-without-type",
                                "Leaves out the content type when a creation is repeated.",
                                () -> Behaviour.reply(
                                        Request::creates,
                                        reply -> reply.status() == 200
                                                ? reply.withoutHeader(Headers.CONTENT_TYPE)
                                                : reply)),
                breaks("DS-5.1-34")
                        .by(
                                "create-without-offset",
                                "Leaves out the next offset when a stream was created.",
                                () -> Behaviour.reply(
                                        Request::creates, reply -> reply.withoutHeader(Wire.NEXT_OFFSET))),
                breaks("DS-5.1-34")
                        .by(
                                "repeated-create-shows-start-offset",
                                "Answers a repeated creation with the offset of the start instead of the tail.",
                                () -> Remembering.reply(
                                        Request::creates,
                                        (request, reply, history) -> reply.status() == 200
                                                ? history.start()
                                                        .map(reply::withNextOffset)
                                                        .orElse(reply)
                                                : reply)));
    }

    private static Behaviour created(int right, int wrong) {
        return Behaviour.reply(Request::creates, reply -> reply.status() == right ? reply.withStatus(wrong) : reply);
    }

    private static Request emptied(Request request) {
        return request.withBody(Buffer.buffer()).withoutHeader(Headers.CONTENT_LENGTH);
    }

    private static Future<Reply> replace(Request request, Upstream upstream) {
        return upstream.send(emptied(request.withMethod("DELETE"))).compose(gone -> upstream.send(request));
    }

    private static Behaviour otherType(Behaviour then) {
        return Remembering.on(Request::creates, (request, upstream, history) -> upstream.send(request)
                .compose(reply -> reply.status() == 409
                                && !Request.sameType(
                                        history.contentType(),
                                        request.contentType().orElse(""))
                        ? then.answer(request, upstream)
                        : Future.succeededFuture(reply)));
    }

    private static Behaviour repeated(Behaviour then) {
        return Behaviour.on(Request::creates, (request, upstream) -> upstream.send(request)
                .compose(reply -> reply.status() == 200 && request.hasBody()
                        ? then.answer(request, upstream)
                        : Future.succeededFuture(reply)));
    }

    private interface Elsewhere {
        String of(URI location);
    }

    private static Behaviour location(Elsewhere elsewhere) {
        return Behaviour.reply(
                Request::creates,
                reply -> reply.mapHeader(Headers.LOCATION, location -> elsewhere.of(URI.create(location))));
    }
}
