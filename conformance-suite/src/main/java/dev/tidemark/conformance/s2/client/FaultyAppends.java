// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import java.nio.charset.StandardCharsets;

/** The one glossary of appends that a client would not send by itself: by their peculiarity. */
public final class FaultyAppends {

    /** The body of the only record of an append whose peculiarity lies elsewhere. */
    public static final String BODY = "peculiar";

    private static final String HEADERS = "the headers ";

    private final Subject stream;

    public FaultyAppends(Subject stream) {
        this.stream = stream;
    }

    public Request named(String words) {
        if (words.startsWith(HEADERS)) {
            return json(wrapped("{\"headers\":" + words.substring(HEADERS.length()) + ",\"body\":\"x\"}"));
        }
        return switch (words) {
            case "1 record" -> json(plain());
            case "no records" -> json(empty());
            case "no records at the right sequence number" ->
                json(empty().put(Vocabulary.MEMBER_MATCH_SEQ_NUM, stream.tail().seqNum()));
            case "a wrong sequence number" ->
                json(plain().put(Vocabulary.MEMBER_MATCH_SEQ_NUM, stream.tail().seqNum() + 1));
            case "an empty header name" -> json(wrapped("{\"headers\":[[\"\",\"x\"]]}"));
            case "broken JSON" -> text("{\"records\":[{\"body\":\"x\"}");
            case "an empty body" -> text("");
            case "no content type" -> request().body(bytes(plain().toString()));
            case "the content type text/plain" ->
                request().with(Vocabulary.CONTENT_TYPE, "text/plain").body(bytes(plain().toString()));
            case "an unknown member" -> json(plain().put("colour", "blue"));
            case "an unknown member in its record" ->
                json(wrapped("{\"body\":\"" + BODY + "\",\"colour\":{\"name\":[\"blue\"]}}"));
            default -> throw new IllegalArgumentException("the glossary has no append with " + words);
        };
    }

    /** An append of so many records of which this one, counted from 0, has a fault. */
    public Request with(int records, int place, String fault) {
        var body = empty();
        for (int number = 0; number < records; number++) {
            var record = number == place
                    ? Documents.object(faulty(fault), "the glossary")
                    : Documents.object().put(Vocabulary.MEMBER_BODY, "good " + number);
            body.withArray(Vocabulary.MEMBER_RECORDS).add(record);
        }
        return json(body);
    }

    /** An append with this body, literally. */
    public Request text(String body) {
        return request().with(Vocabulary.CONTENT_TYPE, Vocabulary.JSON).body(bytes(body));
    }

    private static String faulty(String fault) {
        return switch (fault) {
            case "an empty header name" -> "{\"headers\":[[\"\",\"x\"],[\"a\",\"1\"]]}";
            case "a header without a value" -> "{\"headers\":[[\"a\"]]}";
            case "a body that is a number" -> "{\"body\":1}";
            case "a negative timestamp" -> "{\"timestamp\":-1}";
            case "the name of an unknown command" -> "{\"headers\":[[\"\",\"unknown\"]]}";
            case "more than 1 MiB" -> "{\"body\":\"" + "x".repeat(Vocabulary.MOST_BYTES) + "\"}";
            default -> throw new IllegalArgumentException("the glossary has no record with " + fault);
        };
    }

    private static ObjectNode empty() {
        var body = Documents.object();
        body.putArray(Vocabulary.MEMBER_RECORDS);
        return body;
    }

    private static ObjectNode plain() {
        return wrapped("{\"body\":\"" + BODY + "\"}");
    }

    private static ObjectNode wrapped(String record) {
        var body = empty();
        body.withArray(Vocabulary.MEMBER_RECORDS).add(Documents.object(record, "the glossary"));
        return body;
    }

    private Request json(ObjectNode body) {
        return Client.json(request(), body);
    }

    private Request request() {
        return stream.basin().append(stream.name());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
