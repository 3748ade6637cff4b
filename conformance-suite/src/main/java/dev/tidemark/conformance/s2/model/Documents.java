// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.reports.contract.Broken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON of S2 as values, and back. A document that is not of its form is a broken promise; members nobody knows are passed over. */
public final class Documents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int SHOWN = 120;

    private Documents() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The object that this text is. */
    public static JsonNode object(String text, String what) {
        try {
            var node = JSON.readTree(text);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException notJson) {
            throw wrong(what + " as a JSON object", text);
        }
        throw wrong(what + " as a JSON object", text);
    }

    public static Batch batch(JsonNode node, Format format) {
        var records = node.path(Vocabulary.MEMBER_RECORDS);
        if (!records.isArray()) {
            throw wrong("a batch with an array '" + Vocabulary.MEMBER_RECORDS + "'", node.toString());
        }
        var stored = new ArrayList<StoredRecord>();
        records.forEach(record -> stored.add(stored(record, format)));
        return new Batch(stored, optionalPosition(node, Vocabulary.MEMBER_TAIL));
    }

    public static Ack ack(JsonNode node) {
        return new Ack(
                position(node, Vocabulary.MEMBER_START),
                position(node, Vocabulary.MEMBER_END),
                position(node, Vocabulary.MEMBER_TAIL));
    }

    /** The position in this member, which has to be there. */
    public static Position position(JsonNode node, String member) {
        return optionalPosition(node, member)
                .orElseThrow(() -> wrong("an object with a position '" + member + "'", node.toString()));
    }

    /** The body of an append. */
    public static ObjectNode append(List<NewRecord> records, Format format) {
        var body = object();
        var array = body.putArray(Vocabulary.MEMBER_RECORDS);
        records.forEach(record -> render(record, format, array.addObject()));
        return body;
    }

    private static void render(NewRecord record, Format format, ObjectNode into) {
        record.timestamp().ifPresent(timestamp -> into.put(Vocabulary.TIMESTAMP, timestamp));
        if (!record.headers().isEmpty()) {
            var headers = into.putArray(Vocabulary.MEMBER_HEADERS);
            record.headers()
                    .forEach(header ->
                            headers.addArray().add(format.encode(header.name())).add(format.encode(header.value())));
        }
        into.put(Vocabulary.MEMBER_BODY, format.encode(record.body()));
    }

    private static Optional<Position> optionalPosition(JsonNode node, String member) {
        var position = node.path(member);
        return position.isMissingNode() || position.isNull()
                ? Optional.empty()
                : Optional.of(
                        new Position(number(position, Vocabulary.SEQ_NUM), number(position, Vocabulary.TIMESTAMP)));
    }

    private static StoredRecord stored(JsonNode record, Format format) {
        var body = record.path(Vocabulary.MEMBER_BODY);
        if (!body.isMissingNode() && !body.isTextual()) {
            throw wrong("a record whose body is text", record.toString());
        }
        return new StoredRecord(
                number(record, Vocabulary.SEQ_NUM),
                number(record, Vocabulary.TIMESTAMP),
                headers(record, format),
                format.decode(body.asText("")));
    }

    private static List<RecordHeader> headers(JsonNode record, Format format) {
        var headers = record.path(Vocabulary.MEMBER_HEADERS);
        var decoded = new ArrayList<RecordHeader>();
        if (headers.isMissingNode()) {
            return decoded;
        }
        if (!headers.isArray()) {
            throw wrong("a record whose headers are an array", record.toString());
        }
        for (var header : (ArrayNode) headers) {
            if (header.size() != 2
                    || !header.path(0).isTextual()
                    || !header.path(1).isTextual()) {
                throw wrong("headers that are pairs of texts", record.toString());
            }
            decoded.add(new RecordHeader(
                    format.decode(header.path(0).textValue()),
                    format.decode(header.path(1).textValue())));
        }
        return decoded;
    }

    /** The non-negative integer in this member. */
    public static long number(JsonNode node, String member) {
        var number = node.path(member);
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
            throw wrong("a non-negative integer '" + member + "'", node.toString());
        }
        return number.longValue();
    }

    private static Broken wrong(String expected, String observed) {
        return new Broken(expected, observed.length() > SHOWN ? observed.substring(0, SHOWN) + "..." : observed);
    }
}
