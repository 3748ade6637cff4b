// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Content types that change and bytes that do not come back as they went in (sections 3, 4 and 9). */
public final class ContentTypesDeviations {
    private ContentTypesDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-3-03")
                        .by(
                                "unknown-types-refused",
                                "Refuses streams of a type it does not know with 415.",
                                () -> Behaviour.on(
                                        request -> request.creates() && unknown(request),
                                        (request, upstream) -> Future.succeededFuture(Reply.of(415)))),
                breaks("DS-3-03", "DS-9-01")
                        .by(
                                "json-suffix-types-read-as-array",
                                "Puts brackets around the content of streams whose type ends in +json.",
                                () -> Behaviour.reply(
                                        Request::catchesUp,
                                        reply -> suffixed(reply)
                                                ? reply.mapBody(body -> Buffer.buffer("[")
                                                        .appendBuffer(body)
                                                        .appendString("]"))
                                                : reply)),
                breaks("DS-4-05")
                        .by(
                                "type-follows-last-append",
                                "Reports the content type of the most recent append.",
                                ContentTypesDeviations::followsAppend),
                breaks("DS-9-02")
                        .by(
                                "type-lower-cased",
                                "Writes the content type in lower case wherever it is reported.",
                                () -> Behaviour.reply(
                                        request -> true,
                                        reply -> reply.mapHeader(Headers.CONTENT_TYPE, ContentTypesDeviations::lower))),
                breaks("DS-9-02")
                        .by(
                                "read-type-without-parameters",
                                "Drops the parameters of the content type in reads.",
                                () -> Behaviour.reply(
                                        Request::catchesUp,
                                        reply -> reply.mapHeader(Headers.CONTENT_TYPE, t -> t.split(";")[0]))),
                breaks("DS-4-05")
                        .by(
                                "read-type-is-octet-stream",
                                "Sends every read as application/octet-stream, unless it is JSON.",
                                () -> Behaviour.reply(
                                        Request::catchesUp,
                                        reply -> reply.isJson()
                                                ? reply
                                                : reply.withHeader(Headers.CONTENT_TYPE, "application/octet-stream"))),
                breaks("DS-9-01", "DS-3-03")
                        .by(
                                "text-decoded-on-read",
                                "Decodes and encodes text on the way back, which replaces invalid bytes.",
                                () -> Behaviour.reply(
                                        Request::catchesUp,
                                        reply -> reply.header(Headers.CONTENT_TYPE)
                                                        .filter(t -> lower(t).startsWith("text/"))
                                                        .isPresent()
                                                ? reply.mapBody(ContentTypesDeviations::recoded)
                                                : reply)),
                breaks("DS-9-01", "DS-3-03", "DS-5.2-01")
                        .by(
                                "binary-decoded-on-append",
                                "Takes appended binary data for UTF-8 and stores what is left of it.",
                                () -> stored(request ->
                                        request.isJson() ? request : request.mapBody(ContentTypesDeviations::recoded))),
                breaks("DS-9-01", "DS-5.2-01")
                        .by(
                                "line-ends-normalised",
                                "Turns CR LF into LF in appended data.",
                                () -> stored(request -> request.isJson()
                                        ? request
                                        : request.mapBody(bytes(text -> text.replace("\r\n", "\n"))))),
                breaks("DS-9-01")
                        .by(
                                "zero-bytes-dropped",
                                "Drops zero bytes of appended data.",
                                () -> stored(request -> request.mapBody(bytes(text -> text.replace("\0", ""))))),
                breaks("DS-5.2-01", "DS-9-01")
                        .by(
                                "line-feed-after-append",
                                "Adds a line feed to each append.",
                                () -> stored(request -> request.hasBody() && !request.isJson()
                                        ? request.mapBody(body -> body.copy().appendString("\n"))
                                        : request)),
                breaks("DS-9-01", "DS-5.2-01")
                        .by(
                                "white-space-trimmed",
                                "Strips white space around appended data.",
                                () -> stored(request -> request.isJson()
                                        ? request
                                        : request.mapBody(bytes(text -> text.isBlank() ? text : text.strip())))),
                breaks("DS-9-01")
                        .by(
                                "byte-order-mark-dropped",
                                "Takes the bytes EF BB BF at the start of a read for a byte order mark and drops them.",
                                () -> Behaviour.reply(
                                        Request::catchesUp,
                                        reply -> reply.mapBody(bytes(text ->
                                                text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text)))),
                breaks("DS-4-03")
                        .by(
                                "old-bytes-rewritten",
                                "Rewrites the oldest byte once ten appends have been stored.",
                                () -> Remembering.reply(
                                        Request::catchesUp,
                                        (request, reply, history) -> history.appends() >= 10 && request.fromStart()
                                                ? reply.mapBody(ContentTypesDeviations::firstChanged)
                                                : reply)));
    }

    /** The content with another first byte; of a JSON array, with another first message. */
    public static Buffer firstChanged(Buffer body) {
        if (body.length() == 0) {
            return body;
        }
        return body.getByte(0) == '['
                ? Json.each(m -> m.isEmpty() ? m : m.subList(1, m.size())).apply(body)
                : body.copy().setByte(0, (byte) (body.getByte(0) ^ 1));
    }

    private static boolean unknown(Request request) {
        String type = lower(request.contentType().orElse("application/octet-stream"));
        return !Request.isJson(type) && !type.startsWith("text/") && !type.startsWith("application/octet-stream");
    }

    private static boolean suffixed(Reply reply) {
        return reply.header(Headers.CONTENT_TYPE)
                .filter(t -> lower(t).split(";")[0].endsWith("+json"))
                .isPresent();
    }

    private static Behaviour stored(UnaryOperator<Request> change) {
        return Behaviour.request(Request::appends, change);
    }

    private static Behaviour followsAppend() {
        Map<String, String> types = new HashMap<>();
        return Behaviour.reply(request -> true, (request, reply) -> {
            if (request.appends() && reply.ok()) {
                request.contentType().ifPresent(type -> types.put(request.stream(), type));
            }
            return (request.asksMetadata() || request.catchesUp()) && types.containsKey(request.stream())
                    ? reply.mapHeader(Headers.CONTENT_TYPE, type -> types.get(request.stream()))
                    : reply;
        });
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Buffer recoded(Buffer body) {
        return Buffer.buffer(body.toString(StandardCharsets.UTF_8));
    }

    private static UnaryOperator<Buffer> bytes(UnaryOperator<String> change) {
        return body -> Buffer.buffer(
                change.apply(body.toString(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1.name());
    }
}
