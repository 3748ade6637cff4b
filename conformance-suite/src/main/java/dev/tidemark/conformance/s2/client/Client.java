// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.s2.model.Basin;
import dev.tidemark.conformance.s2.model.Conditions;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Sender;
import dev.tidemark.conformance.wire.Wire;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A client of S2: each call as a request, with nothing added and nothing judged. */
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

    /** The same, with so long to answer. */
    Response send(Request request, Duration within) {
        return sender.send(request, within);
    }

    /** @param config as the protocol has it; null for none */
    public Response createStream(Basin basin, String name, ObjectNode config) {
        var body = Documents.object().put(Vocabulary.MEMBER_STREAM, name);
        if (config != null) {
            body.set(Vocabulary.MEMBER_CONFIG, config);
        }
        return send(json(basin.streams("POST", ""), body));
    }

    public Response reconfigure(Subject stream, ObjectNode config) {
        return send(json(stream.basin().stream("PATCH", stream.name()), config));
    }

    public Response deleteStream(Subject stream) {
        return send(stream.basin().stream("DELETE", stream.name()));
    }

    public Response append(Subject stream, List<NewRecord> records, Format format) {
        return send(appendRequest(stream, records, format));
    }

    public CompletableFuture<Response> appendAsync(Subject stream, List<NewRecord> records, Format format) {
        return wire().sendAsync(appendRequest(stream, records, format));
    }

    static Request appendRequest(Subject stream, List<NewRecord> records, Format format) {
        return json(stream.basin().append(stream.name()), Documents.append(records, format))
                .with(Vocabulary.S2_FORMAT, format.wireName);
    }

    /** An append under conditions. */
    public static Request appendRequest(Subject stream, List<NewRecord> records, Conditions conditions) {
        var format = Format.of(records);
        return json(stream.basin().append(stream.name()), conditions.in(Documents.append(records, format)))
                .with(Vocabulary.S2_FORMAT, format.wireName);
    }

    public Response checkTail(Subject stream) {
        return send(stream.basin().checkTail(stream.name()));
    }

    /** A unary read. */
    public Response read(Subject stream, String rawQuery, Format format, Duration within) {
        return sender.send(readRequest(stream, rawQuery, format), within);
    }

    /** A session by server-sent events. */
    public static Request sessionRequest(Subject stream, String rawQuery, Format format) {
        return readRequest(stream, rawQuery, format).with(Vocabulary.ACCEPT, Vocabulary.EVENT_STREAM);
    }

    /** The default format needs no header. */
    public static Request readRequest(Subject stream, String rawQuery, Format format) {
        var request = stream.basin().read(stream.name(), rawQuery);
        return format == Format.RAW ? request : request.with(Vocabulary.S2_FORMAT, format.wireName);
    }

    public static Request json(Request request, ObjectNode body) {
        return request.with(Vocabulary.CONTENT_TYPE, Vocabulary.JSON)
                .body(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
