// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Sender;
import dev.tidemark.conformance.wire.Wire;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A client of Durable Streams: each operation of section 5 as a request, with nothing added and nothing judged. */
public final class Client {

    private final Sender sender;

    Client(Wire wire) {
        this(new Sender(wire, false));
    }

    private Client(Sender sender) {
        this.sender = sender;
    }

    /** The same client over the pooled connections. */
    public Client bulk() {
        return new Client(new Sender(wire(), true));
    }

    public Wire wire() {
        return sender.wire();
    }

    /** Sends any request. */
    public Response send(Request request) {
        return sender.send(request);
    }

    public Response create(URI stream, String contentType, byte[] content, String... headers) {
        var request = Request.of("PUT", stream).with(Vocabulary.CONTENT_TYPE, contentType);
        for (int i = 0; i < headers.length; i += 2) {
            request = request.with(headers[i], headers[i + 1]);
        }
        return sender.send(content == null ? request : request.body(content));
    }

    public static Request append(URI stream, String contentType, byte[] body) {
        return Request.of("POST", stream)
                .with(Vocabulary.CONTENT_TYPE, contentType)
                .body(body);
    }

    /** Appends over the bulk connection pool; for many appends in a row. */
    public CompletableFuture<Response> appendAsync(URI stream, String contentType, byte[] body) {
        return wire().sendAsync(append(stream, contentType, body));
    }

    public Response close(URI stream) {
        return sender.send(Request.of("POST", stream).with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE));
    }

    public Response delete(URI stream) {
        return sender.send(Request.of("DELETE", stream));
    }

    public Response metadata(URI stream) {
        return sender.send(Request.of("HEAD", stream));
    }

    /** A catch-up or long-poll read. The token is an offset as it was handed out, a sentinel, or null for none. */
    public Response read(URI stream, String token, Mode mode, Duration within) {
        return sender.send(readRequest(stream, token, mode), within);
    }

    public static Request readRequest(URI stream, String token, Mode mode) {
        var query = token == null ? "" : Vocabulary.OFFSET + "=" + encode(token);
        if (!mode.live.isEmpty()) {
            query += (query.isEmpty() ? "" : "&") + Vocabulary.LIVE + "=" + mode.live;
        }
        return Request.of("GET", withQuery(stream, query));
    }

    public static URI withQuery(URI stream, String rawQuery) {
        return rawQuery.isEmpty() ? stream : URI.create(stream + "?" + rawQuery);
    }

    private static String encode(String token) {
        return URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
