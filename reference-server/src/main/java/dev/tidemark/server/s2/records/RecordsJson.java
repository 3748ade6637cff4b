// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.RecordHeader;
import dev.tidemark.server.s2.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes acknowledgements, batches and tails as JSON (openapi.json, {@code AppendAck}, {@code ReadBatch}). */
final class RecordsJson {

    private RecordsJson() {}

    static byte[] tail(Place tail) {
        return ascii("{\"tail\":" + position(tail) + "}");
    }

    static byte[] ack(Ack ack) {
        return ascii("{\"start\":" + position(ack.start()) + ",\"end\":" + position(ack.end()) + ",\"tail\":"
                + position(ack.tail()) + "}");
    }

    /** @param tail where the stream ends; absent if it shall not be told */
    static byte[] batch(List<LogRecord> records, Optional<Place> tail, Format format) {
        return written(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("records");
            for (LogRecord one : records) {
                record(json, one, format);
            }
            json.writeEndArray();
            if (tail.isPresent()) {
                json.writeFieldName("tail");
                json.writeRawValue(position(tail.get()));
            }
            json.writeEndObject();
        });
    }

    /** The data of a ping (openapi.json, {@code PingEventData}). */
    static byte[] ping(long now, Place tail) {
        return ascii("{\"timestamp\":" + now + ",\"tail\":" + position(tail) + "}");
    }

    private static void record(JsonGenerator json, LogRecord one, Format format) throws IOException {
        json.writeStartObject();
        json.writeNumberField("seq_num", one.at().sequence());
        json.writeNumberField("timestamp", one.timestamp());
        if (!one.headers().isEmpty()) {
            json.writeArrayFieldStart("headers");
            for (RecordHeader header : one.headers()) {
                json.writeStartArray();
                format.write(json, header.name());
                format.write(json, header.value());
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        if (one.body().length > 0) {
            json.writeFieldName("body");
            format.write(json, one.body());
        }
        json.writeEndObject();
    }

    private static String position(Place place) {
        return "{\"seq_num\":" + place.sequence() + ",\"timestamp\":" + place.timestamp() + "}";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] written(Writing writing) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder()) {
            try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
                writing.to(json);
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }
}
