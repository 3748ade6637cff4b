// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import static dev.tidemark.conformance.deviation.durablestreams.ContentTypes.stored;
import static dev.tidemark.conformance.deviation.durablestreams.Metadata.head;
import static dev.tidemark.conformance.deviation.durablestreams.Restarts.restarted;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Content types that change and bytes that do not come back as they went in (sections 3, 4 and 9). */
final class ContentTypesDeviations {
    @Breaks(rule = "DS-3-03", by = "Refuses streams of a type it does not know with 415.")
    Behaviour unknownTypesRefused() {
        return Behaviour.on(
                request -> Requests.creates(request) && unknown(request),
                (request, upstream) -> Future.succeededFuture(Reply.of(415)));
    }

    @Breaks(
            rule = {"DS-3-03", "DS-9-01"},
            by = "Puts brackets around the content of streams whose type ends in +json.")
    Behaviour jsonSuffixTypesReadAsArray() {
        return Behaviour.reply(Requests::catchesUp, reply -> {
            if (suffixed(reply)) {
                return reply.mapBody(
                        body -> Buffer.buffer("[").appendBuffer(body).appendString("]"));
            }
            return reply;
        });
    }

    @Breaks(rule = "DS-4-05", by = "Reports the content type of the most recent append.")
    Behaviour typeFollowsLastAppend() {
        Map<String, String> types = new HashMap<>();
        return Behaviour.reply(request -> true, (request, reply) -> {
            if (Requests.appends(request) && reply.ok()) {
                request.contentType().ifPresent(type -> types.put(request.path(), type));
            }
            return (Requests.asksMetadata(request) || Requests.catchesUp(request)) && types.containsKey(request.path())
                    ? reply.mapHeader(Headers.CONTENT_TYPE, type -> types.get(request.path()))
                    : reply;
        });
    }

    @Breaks(rule = "DS-9-02", by = "Writes the content type in lower case wherever it is reported.")
    Behaviour typeLowerCased() {
        return Behaviour.reply(
                request -> true, reply -> reply.mapHeader(Headers.CONTENT_TYPE, ContentTypesDeviations::lower));
    }

    @Breaks(rule = "DS-9-02", by = "Drops the parameters of the content type in reads.")
    Behaviour readTypeWithoutParameters() {
        return Behaviour.reply(
                Requests::catchesUp, reply -> reply.mapHeader(Headers.CONTENT_TYPE, t -> t.split(";")[0]));
    }

    @Breaks(rule = "DS-4-05", by = "Sends every read as application/octet-stream, unless it is JSON.")
    Behaviour readTypeIsOctetStream() {
        return Behaviour.reply(
                Requests::catchesUp,
                reply -> reply.isJson() ? reply : reply.withHeader(Headers.CONTENT_TYPE, "application/octet-stream"));
    }

    @Breaks(
            rule = {"DS-9-01", "DS-3-03"},
            by = "Decodes and encodes text on the way back, which replaces invalid bytes.")
    Behaviour textDecodedOnRead() {
        return Behaviour.reply(
                Requests::catchesUp,
                reply -> reply.hasHeader(Headers.CONTENT_TYPE, t -> lower(t).startsWith("text/"))
                        ? reply.mapBody(ContentTypesDeviations::recoded)
                        : reply);
    }

    @Breaks(
            rule = {"DS-9-01", "DS-3-03", "DS-5.2-01"},
            by = "Takes appended binary data for UTF-8 and stores what is left of it.")
    Behaviour binaryDecodedOnAppend() {
        return stored(request -> request.isJson() ? request : request.mapBody(ContentTypesDeviations::recoded));
    }

    @Breaks(
            rule = {"DS-9-01", "DS-5.2-01"},
            by = "Turns CR LF into LF in appended data.")
    Behaviour lineEndsNormalised() {
        return stored(
                request -> request.isJson() ? request : request.mapBody(bytes(text -> text.replace("\r\n", "\n"))));
    }

    @Breaks(rule = "DS-9-01", by = "Drops zero bytes of appended data.")
    Behaviour zeroBytesDropped() {
        return stored(request -> request.mapBody(bytes(text -> text.replace("\0", ""))));
    }

    @Breaks(
            rule = {"DS-9-01", "DS-5.2-01"},
            by = "Strips white space around appended data.")
    Behaviour whiteSpaceTrimmed() {
        return stored(request ->
                request.isJson() ? request : request.mapBody(bytes(text -> text.isBlank() ? text : text.strip())));
    }

    @Breaks(
            rule = "DS-9-01",
            by = "Takes the bytes EF BB BF at the start of a read for a byte order mark and drops them.")
    Behaviour byteOrderMarkDropped() {
        return Behaviour.reply(
                Requests::catchesUp,
                reply ->
                        reply.mapBody(bytes(text -> text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text)));
    }

    @Breaks(rule = "DS-9-02", by = "Drops the parameters of the content type in HEAD.")
    Behaviour headTypeWithoutParameters() {
        return head(reply -> reply.mapHeader(Headers.CONTENT_TYPE, type -> type.split(";")[0]));
    }

    @Breaks(rule = "DS-9-02", by = "Writes the content type in lower case in HEAD.")
    Behaviour headTypeLowerCased() {
        return head(reply -> reply.mapHeader(Headers.CONTENT_TYPE, type -> type.toLowerCase(Locale.ROOT)));
    }

    @Breaks(
            rule = {"DS-4-05", "DS-4-01"},
            by = "Reports application/octet-stream for every stream after a restart.")
    Behaviour typeForgottenAfterRestart() {
        return restarted(
                Behaviour.either(Requests::asksMetadata, Requests::catchesUp),
                (request, reply) -> reply.mapHeader(Headers.CONTENT_TYPE, type -> "application/octet-stream"));
    }

    private static boolean unknown(Request request) {
        String type = lower(request.contentType().orElse("application/octet-stream"));
        return !Request.isJson(type) && !type.startsWith("text/") && !type.startsWith("application/octet-stream");
    }

    private static boolean suffixed(Reply reply) {
        return reply.hasHeader(Headers.CONTENT_TYPE, t -> lower(t).split(";")[0].endsWith("+json"));
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
