// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tidemark.server.http.JsonText;
import dev.tidemark.server.log.NewRecord;
import dev.tidemark.server.log.RecordHeader;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Json;
import dev.tidemark.server.s2.Names;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads a batch to append from JSON (openapi.json, {@code AppendInput}), in one pass. Members it does not know are passed
 * over. That a string is no base64 is told only if the rest is well-formed.
 */
final class AppendJson {

    private static final byte[] NO_BODY = new byte[0];

    private final JsonParser json;
    private final Format format;
    private S2Problem undecodable;

    private AppendJson(JsonParser json, Format format) {
        this.json = json;
        this.format = format;
    }

    /** @throws S2Problem if it is no such batch */
    static AppendInput parse(byte[] body, Format format) {
        if (!JsonText.isText(body)) {
            throw malformed("The body is not UTF-8.");
        }
        try (JsonParser parser = Json.FACTORY.createParser(body)) {
            AppendJson reader = new AppendJson(parser, format);
            AppendInput input = reader.input();
            if (reader.undecodable != null) {
                throw reader.undecodable;
            }
            return input;
        } catch (IOException syntax) {
            throw malformed("The body is not JSON.");
        }
    }

    private AppendInput input() throws IOException {
        List<NewRecord> records = null;
        OptionalLong matchSequence = null;
        Optional<String> fencingToken = null;
        expect(json.nextToken(), JsonToken.START_OBJECT, "The body is no object.");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "records" -> {
                    once(records, member);
                    records = records();
                }
                case "match_seq_num" -> {
                    once(matchSequence, member);
                    matchSequence = number(member);
                }
                case "fencing_token" -> {
                    once(fencingToken, member);
                    fencingToken = token();
                }
                default -> json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            throw malformed("Something follows the JSON object.");
        }
        if (records == null) {
            throw malformed("The member `records` is missing.");
        }
        return new AppendInput(
                records,
                matchSequence == null ? OptionalLong.empty() : matchSequence,
                fencingToken == null ? Optional.empty() : fencingToken);
    }

    private List<NewRecord> records() throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY, "The member `records` is no array.");
        List<NewRecord> records = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            records.add(record());
        }
        return records;
    }

    private NewRecord record() throws IOException {
        OptionalLong timestamp = null;
        List<RecordHeader> headers = null;
        byte[] body = null;
        expect(json.currentToken(), JsonToken.START_OBJECT, "A record is no object.");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "timestamp" -> {
                    once(timestamp, member);
                    timestamp = number(member);
                }
                case "headers" -> {
                    once(headers, member);
                    headers = headers();
                }
                case "body" -> {
                    once(body, member);
                    body = bytes("A body is no string.");
                }
                default -> json.skipChildren();
            }
        }
        return new NewRecord(
                timestamp == null ? OptionalLong.empty() : timestamp,
                headers == null ? List.of() : headers,
                body == null ? NO_BODY : body);
    }

    private List<RecordHeader> headers() throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY, "The member `headers` is no array.");
        List<RecordHeader> headers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken(), JsonToken.START_ARRAY, "A header is no array.");
            json.nextToken();
            byte[] name = bytes("A header's name is no string.");
            json.nextToken();
            byte[] value = bytes("A header's value is no string.");
            expect(json.nextToken(), JsonToken.END_ARRAY, "A header has more than a name and a value.");
            headers.add(new RecordHeader(name, value));
        }
        return headers;
    }

    private byte[] bytes(String complaint) throws IOException {
        expect(json.currentToken(), JsonToken.VALUE_STRING, complaint);
        try {
            return format.read(json);
        } catch (S2Problem problem) {
            if (problem.status() != Code.INVALID.status()) {
                throw problem;
            }
            undecodable = problem;
            return NO_BODY;
        }
    }

    private OptionalLong number(String member) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return OptionalLong.empty();
        }
        OptionalLong number = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                ? Numbers.parse(json.getText())
                : OptionalLong.empty();
        if (number.isEmpty()) {
            throw malformed("The member `" + member + "` is no unsigned integer of 64 bits.");
        }
        return number;
    }

    private Optional<String> token() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        expect(json.currentToken(), JsonToken.VALUE_STRING, "The member `fencing_token` is no string.");
        String token = json.getText();
        if (Names.longerThan(token, Protocol.TOKEN_BYTES)) {
            throw malformed(AppendInput.tokenTooLong());
        }
        return Optional.of(token);
    }

    private static void once(Object earlier, String member) {
        if (earlier != null) {
            throw malformed("The member `" + member + "` is given twice.");
        }
    }

    private static void expect(JsonToken actual, JsonToken wanted, String complaint) {
        if (actual != wanted) {
            throw malformed(complaint);
        }
    }

    private static S2Problem malformed(String sentence) {
        return S2Problem.of(Code.BAD_JSON, sentence);
    }
}
