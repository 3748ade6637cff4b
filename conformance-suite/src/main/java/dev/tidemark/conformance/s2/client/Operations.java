// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.s2.model.Conditions;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Operation;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The kinds of requests that change something, each with its plainest form and the requirement that promises that it is granted. */
public final class Operations {

    private final Client client;
    private final Supplier<Subject> fresh;

    /** @param fresh streams that nobody has created */
    Operations(Client client, Supplier<Subject> fresh) {
        this.client = client.bulk();
        this.fresh = fresh;
    }

    /** The kind of this request; empty when it changes nothing. */
    Optional<Operation> of(Request request) {
        var body = request.body() == null ? "" : new String(request.body(), StandardCharsets.UTF_8);
        return switch (request.method()) {
            case "POST" ->
                Optional.of(request.uri().getPath().endsWith(Vocabulary.RECORDS) ? append(body) : creation(body));
            case "PATCH" ->
                Optional.of(onStream(
                        "a reconfiguration",
                        "S2-TIME-13",
                        stream -> client.reconfigure(stream, Writer.timestamping(Vocabulary.ARRIVAL))));
            case "DELETE" -> Optional.of(onStream("a deletion", "S2-STREAM-13", client::deleteStream));
            default -> Optional.empty();
        };
    }

    private Operation creation(String body) {
        return body.contains(quoted(Vocabulary.MEMBER_TIMESTAMPING))
                ? new Operation(
                        "a stream with a way of timestamping",
                        "S2-TIME-04",
                        () -> refusal(create(fresh.get(), Writer.timestamping("client-prefer"))),
                        Optional.of(creation()))
                : creation();
    }

    private Operation creation() {
        return new Operation("a stream", "S2-STREAM-01", () -> refusal(create(fresh.get(), null)), Optional.empty());
    }

    private Operation append(String body) {
        if (body.contains(quoted(Vocabulary.MEMBER_FENCING_TOKEN))) {
            var withToken = appending(
                    "an append with a fencing token", "S2-COND-08", stream -> append(stream, Conditions.token("")));
            if (withToken.refused().isPresent() || !commands(body)) {
                return withToken;
            }
        }
        if (names(body, Vocabulary.FENCE)) {
            return appending("a fence command", "S2-CMD-02", stream -> append(stream, NewRecord.fence("token")));
        }
        if (names(body, Vocabulary.TRIM)) {
            return appending("a trim command", "S2-CMD-12", stream -> append(stream, NewRecord.trim(1)));
        }
        if (body.contains(quoted(Vocabulary.MEMBER_MATCH_SEQ_NUM))) {
            return appending(
                    "an append with a sequence number", "S2-COND-01", stream -> append(stream, Conditions.seqNum(0)));
        }
        return append();
    }

    private Operation append() {
        return onStream("an append", "S2-APPEND-01", stream -> append(stream, NewRecord.of("record")));
    }

    private Operation appending(String name, String requirement, Function<Subject, Response> request) {
        return new Operation(
                name, requirement, onStream(name, requirement, request).trial(), Optional.of(append()));
    }

    private Operation onStream(String name, String requirement, Function<Subject, Response> request) {
        return new Operation(
                name,
                requirement,
                () -> {
                    var stream = fresh.get();
                    return refusal(create(stream, null)).or(() -> refusal(request.apply(stream)));
                },
                Optional.of(creation()));
    }

    private Response create(Subject stream, ObjectNode config) {
        return client.createStream(stream.basin(), stream.name(), config);
    }

    private Response append(Subject stream, NewRecord record) {
        return client.append(stream, List.of(record), Format.BASE64);
    }

    private Response append(Subject stream, Conditions conditions) {
        var records = conditions.in(Documents.append(List.of(NewRecord.of("record")), Format.RAW));
        return client.send(Client.json(stream.basin().append(stream.name()), records));
    }

    private static Optional<Response> refusal(Response answer) {
        return Optional.of(answer).filter(given -> given.status() / 100 != 2);
    }

    private static boolean commands(String body) {
        return names(body, Vocabulary.FENCE) || names(body, Vocabulary.TRIM);
    }

    /** Whether a record of the append is this command. */
    private static boolean names(String body, String command) {
        var encoded = Base64.getEncoder().encodeToString(command.getBytes(StandardCharsets.UTF_8));
        return body.contains("[\"\"," + quoted(command)) || body.contains("[\"\"," + quoted(encoded));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
