// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** An append that a client would not send by itself, by its peculiarity. */
public enum Fault {
    @Word(value = "no records", means = "An empty array.")
    NO_RECORDS(stream -> json(stream, records())),

    @Word(value = "no records at the right sequence number", means = "The same, with the tail as `match_seq_num`.")
    NO_RECORDS_AT_THE_TAIL(stream -> json(
            stream, records().put(Vocabulary.MEMBER_MATCH_SEQ_NUM, stream.tail().seqNum()))),

    @Word(value = "a wrong sequence number", means = "A record, with one more than the tail as `match_seq_num`.")
    WRONG_SEQUENCE_NUMBER(stream -> json(
            stream, plain().put(Vocabulary.MEMBER_MATCH_SEQ_NUM, stream.tail().seqNum() + 1))),

    @Word(value = "an empty header name", means = "`[[\"\",\"x\"]]`, which names no command.")
    EMPTY_HEADER_NAME(stream -> json(stream, records("{\"headers\":[[\"\",\"x\"]]}"))),

    @Word(value = "broken JSON", means = "The last brace is missing.")
    BROKEN_JSON(stream -> Fault.body(stream, "{\"records\":[{\"body\":\"x\"}")),

    @Word(value = "an empty body", means = "No byte of JSON.")
    EMPTY_BODY(stream -> Fault.body(stream, "")),

    @Word(
            value = "no content type",
            means = "A record that is otherwise right; what is acknowledged belongs to the stream.")
    NO_CONTENT_TYPE(stream -> to(stream).body(bytes(plain().toString())), true),

    @Word(value = "the content type text/plain", means = "The same.")
    TEXT_PLAIN(stream -> to(stream).with(Vocabulary.CONTENT_TYPE, "text/plain").body(bytes(plain().toString())), true),

    @Word(
            value = "an unknown member",
            means = "A record, and `\"colour\":\"blue\"`; what is acknowledged belongs to the stream.")
    UNKNOWN_MEMBER(stream -> json(stream, plain().put("colour", "blue")), true),

    @Word(
            value = "an unknown member in its record",
            means = "An object in it; what is acknowledged belongs to the stream.")
    UNKNOWN_MEMBER_IN_RECORD(
            stream -> json(stream, records("{\"body\":\"" + Fault.BODY + "\",\"colour\":{\"name\":[\"blue\"]}}")),
            true),

    @Word(
            value = "an empty header name in the second of 3 records",
            means = "`[[\"\",\"x\"],[\"a\",\"1\"]]`; the others are right.")
    SECOND_EMPTY_NAME(stream -> second(stream, "{\"headers\":[[\"\",\"x\"],[\"a\",\"1\"]]}")),

    @Word(value = "a header without a value in the second of 3 records", means = "`[[\"a\"]]`.")
    SECOND_NO_VALUE(stream -> second(stream, "{\"headers\":[[\"a\"]]}")),

    @Word(value = "a number as the body of the second of 3 records", means = "`1`.")
    SECOND_NUMBER(stream -> second(stream, "{\"body\":1}")),

    @Word(value = "a negative timestamp in the second of 3 records", means = "`-1`.")
    SECOND_NEGATIVE(stream -> second(stream, "{\"timestamp\":-1}")),

    @Word(value = "an unknown command as the second of 3 records", means = "`[[\"\",\"unknown\"]]`.")
    SECOND_UNKNOWN_COMMAND(stream -> second(stream, "{\"headers\":[[\"\",\"unknown\"]]}")),

    @Word(value = "more than 1 MiB in the second of 3 records", means = "A body of so many bytes, and the overhead.")
    SECOND_TOO_LARGE(stream -> second(stream, "{\"body\":\"" + "x".repeat(Vocabulary.MOST_BYTES) + "\"}")),

    @Word(value = "an empty header name in the last of 1000 records", means = "`[[\"\",\"x\"],[\"a\",\"1\"]]`.")
    LAST_EMPTY_NAME(stream -> among(stream, 1000, 999, "{\"headers\":[[\"\",\"x\"],[\"a\",\"1\"]]}"));

    private static final String BODY = "peculiar";

    private final Function<Subject, Request> request;
    private final boolean mayBeStored;

    Fault(Function<Subject, Request> request) {
        this(request, false);
    }

    Fault(Function<Subject, Request> request, boolean mayBeStored) {
        this.request = request;
        this.mayBeStored = mayBeStored;
    }

    /** An append to this stream that has it. */
    public Request request(Subject stream) {
        return request.apply(stream);
    }

    /** What belongs to the stream when this is acknowledged; nothing where that would be wrong. */
    public List<NewRecord> stored() {
        return mayBeStored ? List.of(NewRecord.of(BODY)) : List.of();
    }

    /** An append with this body, literally. */
    public static Request body(Subject stream, String body) {
        return to(stream).with(Vocabulary.CONTENT_TYPE, Vocabulary.JSON).body(bytes(body));
    }

    /** The body of an append of this one record, as JSON. */
    public static String record(String record) {
        return "{\"records\":[" + record + "]}";
    }

    private static Request second(Subject stream, String flawed) {
        return among(stream, 3, 1, flawed);
    }

    /** So many records, of which this one, counted from 0, has a flaw. */
    private static Request among(Subject stream, int count, int place, String flawed) {
        var records = new String[count];
        for (int number = 0; number < count; number++) {
            records[number] = number == place ? flawed : "{\"body\":\"good " + number + "\"}";
        }
        return json(stream, records(records));
    }

    private static ObjectNode plain() {
        return records("{\"body\":\"" + BODY + "\"}");
    }

    private static ObjectNode records(String... records) {
        var body = Documents.object();
        var array = body.putArray(Vocabulary.MEMBER_RECORDS);
        for (var record : records) {
            array.add(Documents.object(record, "a record of a fault"));
        }
        return body;
    }

    private static Request json(Subject stream, ObjectNode body) {
        return Client.json(to(stream), body);
    }

    private static Request to(Subject stream) {
        return stream.basin().append(stream.name());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
