// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Phantoms;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Views;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Accepted appends that are answered or stored wrongly (section 5.2). */
public final class AppendDeviations {
    private static final int CHUNK = 64 * 1024;

    private AppendDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-5.2-01")
                        .by(
                                "every-tenth-append-dropped",
                                "Acknowledges every tenth append without storing it.",
                                AppendDeviations::everyTenthDropped),
                breaks("DS-5.2-01", "DS-9-01")
                        .by(
                                "append-cut-at-64-kib",
                                "Stores only the first 64 KiB of an append.",
                                () -> Behaviour.request(
                                        Request::appends,
                                        request -> request.isJson()
                                                        || request.body().length() <= CHUNK
                                                ? request
                                                : request.mapBody(body -> body.slice(0, CHUNK)))),
                breaks("DS-5.2-01")
                        .by(
                                "appends-stored-twice-now-and-then",
                                "Stores every fifth append twice.",
                                AppendDeviations::everyFifthTwice),
                breaks("DS-5.2-02")
                        .by(
                                "chunked-append-refused",
                                "Takes a body without length for empty and refuses it.",
                                () -> Behaviour.instead(
                                        request -> request.appends() && request.chunked(), request -> Reply.of(400))),
                breaks("DS-5.2-02", "DS-5.2-01")
                        .by(
                                "chunked-append-loses-end",
                                "Loses the last byte of a body without length.",
                                () -> Behaviour.request(
                                        request -> request.appends() && request.chunked(),
                                        request -> request.isJson()
                                                        || request.body().length() < 2
                                                ? request
                                                : request.mapBody(body -> body.slice(0, body.length() - 1)))),
                breaks("DS-5.2-19").by("append-answers-202", "Answers a plain append with 202.", () -> answered(202)),
                breaks("DS-5.2-26", "DS-8-24")
                        .by(
                                "append-answers-old-tail",
                                "Answers an append with the offset before it.",
                                () -> Behaviour.on(Request::appends, (request, upstream) -> upstream.send(
                                                Request.of("HEAD", request.stream()))
                                        .compose(before -> upstream.send(request)
                                                .map(reply -> reply.ok()
                                                        ? before.nextOffset()
                                                                .map(reply::withNextOffset)
                                                                .orElse(reply)
                                                        : reply)))),
                breaks("DS-5.2-26")
                        .by(
                                "append-answers-without-offset",
                                "Answers an append without the new tail.",
                                () -> Behaviour.reply(
                                        Request::appends, reply -> reply.withoutHeader(Wire.NEXT_OFFSET))),
                breaks("DS-2-01", "DS-5.6-01")
                        .by(
                                "append-not-yet-visible",
                                "Does not show the last append to the first read after it.",
                                AppendDeviations::lateByOneRead));
    }

    private static Behaviour answered(int status) {
        return Behaviour.reply(Request::appends, reply -> reply.status() == 204 ? reply.withStatus(status) : reply);
    }

    private static Behaviour everyTenthDropped() {
        Map<String, Integer> counts = new HashMap<>();
        return Phantoms.known(Remembering.on(
                Request::appends,
                (request, upstream, history) -> request.hasBody()
                                && !request.closes()
                                && history.tail().isPresent()
                                && counts.merge(request.stream(), 1, Integer::sum) % 10 == 0
                        ? Phantoms.acknowledged(request, upstream)
                        : upstream.send(request)));
    }

    private static Behaviour everyFifthTwice() {
        Map<String, Integer> counts = new HashMap<>();
        return Behaviour.on(Request::appends, (request, upstream) -> upstream.send(request)
                .compose(reply -> reply.status() == 204
                                && request.hasBody()
                                && counts.merge(request.stream(), 1, Integer::sum) % 5 == 0
                        ? upstream.send(request.withoutHeader(Wire.SEQ))
                        : Future.succeededFuture(reply)));
    }

    private static Behaviour lateByOneRead() {
        Map<String, String> shown = new HashMap<>();
        return Remembering.reply(Request::catchesUp, (request, reply, history) -> {
            String tail = history.tail().orElse("");
            boolean first = !tail.equals(shown.put(request.stream(), tail));
            return first && !request.fromNow() ? Views.withoutLast(reply, history) : reply;
        });
    }
}
