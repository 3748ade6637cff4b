// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.closure;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Closing that happens by accident, does not happen, or is undone (sections 4.1, 5.1, 5.2 and 5.3). */
public final class CloseDeviations {
    private static final Predicate<Request> CLOSE_ONLY =
            request -> request.appends() && request.header(Wire.CLOSED).isPresent();
    private static final long GAP_MILLIS = 150;

    private CloseDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-5.2-01", "DS-4-08")
                        .by(
                                "first-append-answers-409",
                                "Refuses the first append to a stream that was created empty.",
                                CloseDeviations::firstAppendRefused),
                breaks("DS-4-09")
                        .by(
                                "empty-chunked-append-closes",
                                "Closes a stream when an empty append comes without a length.",
                                () -> Behaviour.on(
                                        request -> request.appends() && request.chunked(),
                                        (request, upstream) -> upstream.send(request)
                                                .compose(reply -> request.hasBody() || reply.status() != 400
                                                        ? Future.succeededFuture(reply)
                                                        : upstream.send(closing(request))
                                                                .map(reply)))),
                breaks("DS-4-09")
                        .by(
                                "idle-long-poll-closes",
                                "Closes a stream when a long-poll on it runs out of time.",
                                () -> Behaviour.on(Request::longPolls, (request, upstream) -> upstream.send(request)
                                        .compose(reply -> reply.status() == 204
                                                ? upstream.send(closing(request))
                                                        .map(reply)
                                                : Future.succeededFuture(reply)))),
                breaks("DS-4.1-02", "DS-5.1-06")
                        .by(
                                "create-opens-closed-stream",
                                "Opens a closed stream when it is created again without the closed mark.",
                                CloseDeviations::reopened),
                breaks("DS-4.1-03", "DS-5.2-16")
                        .by(
                                "repeated-close-alternates",
                                "Answers every second repetition of a close with 409.",
                                () -> repeatedClose(2)),
                breaks("DS-5.2-16", "DS-5.3-01")
                        .by("repeated-close-answers-409", "Refuses to close a closed stream.", () -> repeatedClose(1)),
                breaks("DS-4.1-04")
                        .by(
                                "final-append-in-two-steps",
                                "Stores a final append first and closes the stream a moment later.",
                                CloseDeviations::inTwoSteps),
                breaks("DS-4.1-05", "DS-8-15")
                        .by(
                                "closing-invalidates-offsets",
                                "Answers 410 to reads from earlier offsets of a closed stream.",
                                () -> Remembering.on(
                                        Request::reads,
                                        (request, upstream, history) -> history.closed()
                                                        && request.offset()
                                                                .flatMap(history::after)
                                                                .isPresent()
                                                        && request.offset()
                                                                .filter(history::knows)
                                                                .isPresent()
                                                ? Future.succeededFuture(Reply.of(410))
                                                : upstream.send(request))),
                breaks("DS-4.1-06")
                        .by(
                                "closed-stream-not-deletable",
                                "Refuses to delete a closed stream.",
                                () -> Remembering.on(
                                        Request::deletes,
                                        (request, upstream, history) -> history.closed()
                                                ? Future.succeededFuture(Reply.of(409))
                                                : upstream.send(request))),
                breaks("DS-4.1-07")
                        .by(
                                "closed-mark-compared-with-case",
                                "Ignores the closed mark unless it is written in small letters.",
                                () -> Behaviour.request(
                                        request -> request.closes()
                                                && request.header(Wire.CLOSED)
                                                        .filter(v -> !v.equals("true"))
                                                        .isPresent(),
                                        request -> request.withoutHeader(Wire.CLOSED))),
                breaks("DS-4.1-08")
                        .by(
                                "any-closed-mark-closes",
                                "Closes a stream whatever value the closed mark of an append has.",
                                () -> Behaviour.request(
                                        CLOSE_ONLY, request -> request.withHeader(Wire.CLOSED, "true"))),
                breaks("DS-4.1-09")
                        .by(
                                "any-closed-mark-creates-closed",
                                "Creates a closed stream whatever value the closed mark has.",
                                () -> Behaviour.request(
                                        request -> request.creates()
                                                && request.header(Wire.CLOSED).isPresent(),
                                        request -> request.withHeader(Wire.CLOSED, "true"))),
                breaks("DS-4.1-10")
                        .by(
                                "odd-closed-mark-refused",
                                "Answers 400 to a closed mark with a value other than true.",
                                () -> Behaviour.instead(
                                        request -> request.header(Wire.CLOSED).isPresent() && !request.closes(),
                                        request -> Reply.of(400))),
                breaks("DS-5.1-06")
                        .by(
                                "create-hides-closure",
                                "Answers a creation without the closed mark with 200 although the stream is closed.",
                                () -> Remembering.reply(
                                        request -> request.creates() && !request.closes(),
                                        (request, reply, history) -> history.closed() && reply.status() == 409
                                                ? reply.withStatus(200)
                                                : reply)),
                breaks("DS-5.1-07")
                        .by(
                                "repeated-closed-create-answers-409",
                                "Refuses to repeat the creation of a closed stream.",
                                () -> Behaviour.reply(
                                        request -> request.creates() && request.closes(),
                                        reply -> reply.status() == 200 ? Reply.of(409) : reply)),
                breaks("DS-5.1-08")
                        .by(
                                "closed-create-closes-open-stream",
                                "Closes an open stream when it is created again with the closed mark.",
                                () -> Behaviour.on(
                                        request -> request.creates() && request.closes(),
                                        (request, upstream) -> upstream.send(request)
                                                .compose(reply -> reply.status() == 409
                                                        ? upstream.send(closing(request))
                                                                .map(reply)
                                                        : Future.succeededFuture(reply)))),
                breaks("DS-5.1-26")
                        .by(
                                "closed-mark-ignored-on-create",
                                "Ignores the closed mark of a creation.",
                                () -> Behaviour.request(
                                        Request::creates, request -> request.withoutHeader(Wire.CLOSED))),
                breaks("DS-5.1-27")
                        .by(
                                "body-of-closed-create-lost",
                                "Loses the body of a creation with the closed mark.",
                                () -> Behaviour.request(
                                        request -> request.creates() && request.closes(), CloseDeviations::emptied)),
                breaks("DS-5.2-08")
                        .by(
                                "type-of-close-checked",
                                "Refuses a close without data because of its content type.",
                                () -> Remembering.on(
                                        request -> request.appends() && request.closes(),
                                        (request, upstream, history) -> !request.hasBody()
                                                        && request.contentType()
                                                                .filter(t ->
                                                                        !Request.sameType(t, history.contentType()))
                                                                .isPresent()
                                                ? Future.succeededFuture(Reply.of(409))
                                                : upstream.send(request))),
                breaks("DS-5.2-15")
                        .by(
                                "final-append-lost",
                                "Closes the stream and loses the data of the final append.",
                                () -> Behaviour.request(
                                        request -> request.appends() && request.closes(), CloseDeviations::emptied)),
                breaks("DS-5.2-15")
                        .by(
                                "final-append-does-not-close",
                                "Stores a final append without closing the stream.",
                                () -> Behaviour.on(
                                        request -> request.appends() && request.closes(),
                                        (request, upstream) -> upstream.send(
                                                        request.hasBody()
                                                                ? request.withoutHeader(Wire.CLOSED)
                                                                : request)
                                                .map(reply ->
                                                        reply.ok() ? reply.withHeader(Wire.CLOSED, "true") : reply))),
                breaks("DS-5.3-01")
                        .by(
                                "close-refused-as-empty",
                                "Refuses a close without data because its body is empty.",
                                () -> Behaviour.on(
                                        request -> request.appends() && request.closes(),
                                        (request, upstream) -> request.hasBody()
                                                ? upstream.send(request)
                                                : Future.succeededFuture(Reply.of(400)))),
                breaks("DS-5.3-02")
                        .by(
                                "close-creates-stream",
                                "Creates a closed stream when there is none to close.",
                                () -> Behaviour.on(
                                        request -> request.appends() && request.closes(),
                                        (request, upstream) -> upstream.send(request)
                                                .compose(reply -> reply.status() == 404
                                                        ? upstream.send(emptied(request.withMethod("PUT")
                                                                        .withHeader(Headers.CONTENT_TYPE, "text/plain")))
                                                                .map(reply)
                                                        : Future.succeededFuture(reply)))),
                breaks("DS-5.3-03")
                        .by(
                                "close-stores-a-marker",
                                "Stores a closing marker in the data.",
                                () -> Remembering.on(
                                        request -> request.appends() && request.closes(),
                                        (request, upstream, history) -> upstream.send(
                                                request.hasBody()
                                                        ? request
                                                        : request.withBody(Buffer.buffer(
                                                                        history.json() ? "null" : "\u0004"))
                                                                .withHeader(
                                                                        Headers.CONTENT_TYPE, history.contentType())))));
    }

    public static Request emptied(Request request) {
        return request.withBody(Buffer.buffer()).withoutHeader(Headers.CONTENT_LENGTH);
    }

    private static Request closing(Request request) {
        return Request.of("POST", request.stream()).withHeader(Wire.CLOSED, "true");
    }

    private static Behaviour firstAppendRefused() {
        Set<String> tried = new HashSet<>();
        return Remembering.on(
                Request::appends,
                (request, upstream, history) ->
                        history.tail().isPresent() && history.appends() == 0 && tried.add(request.stream())
                                ? Future.succeededFuture(Reply.of(409))
                                : upstream.send(request));
    }

    private static Behaviour reopened() {
        Set<String> open = new HashSet<>();
        UnaryOperator<Reply> unmarked = reply -> reply.withoutHeader(Wire.CLOSED);
        return Remembering.reply(request -> !request.opensEvents(), (request, reply, history) -> {
            if (request.creates() && !request.closes() && reply.status() == 409 && history.closed()) {
                open.add(request.stream());
                return unmarked.apply(reply.withStatus(200));
            }
            boolean shown = open.contains(request.stream());
            return shown && request.appends() && reply.closed()
                    ? Reply.of(204).withNextOffset(history.tail().orElse(""))
                    : shown ? unmarked.apply(reply) : reply;
        });
    }

    private static Behaviour repeatedClose(int every) {
        Map<String, Integer> repeats = new HashMap<>();
        return Remembering.on(
                request -> request.appends() && request.closes(),
                (request, upstream, history) -> !request.hasBody()
                                && history.closed()
                                && repeats.merge(request.stream(), 1, Integer::sum) % every == 0
                        ? Future.succeededFuture(Reply.of(409).withHeader(Wire.CLOSED, "true"))
                        : upstream.send(request));
    }

    private static Behaviour inTwoSteps() {
        return Behaviour.on(
                request -> request.appends() && request.closes(),
                (request, upstream) -> request.hasBody()
                        ? upstream.send(request.withoutHeader(Wire.CLOSED))
                                .compose(reply -> reply.ok()
                                        ? upstream.pause(GAP_MILLIS)
                                                .compose(gap -> upstream.send(closing(request)))
                                                .map(closed -> reply.withHeader(Wire.CLOSED, "true"))
                                        : Future.succeededFuture(reply))
                        : upstream.send(request));
    }
}
