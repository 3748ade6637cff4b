// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.reports.contract.Broken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON documents of the control API; a field that has to be there and is not is a broken promise. */
final class Fields {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Fields() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ObjectNode of(Map<String, ?> fields) {
        return JSON.valueToTree(fields);
    }

    static ArrayNode array() {
        return JSON.createArrayNode();
    }

    /** A value that a scenario writes as JSON. */
    static JsonNode value(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException slip) {
            throw new IllegalArgumentException("a scenario has a value that is no JSON: " + json, slip);
        }
    }

    /** @param field with a dot where it lies in another one */
    static void set(ObjectNode config, String field, JsonNode value) {
        var dot = field.indexOf('.');
        if (dot < 0) {
            config.set(field, value);
        } else {
            config.withObject("/" + field.substring(0, dot)).set(field.substring(dot + 1), value);
        }
    }

    static byte[] bytes(JsonNode document) {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @param what is read, such as {@code "a delivery"} */
    static JsonNode document(byte[] body, String what) {
        try {
            var node = JSON.readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException noJson) {
            // told below, together with JSON of other kinds
        }
        throw new Broken("a JSON object as " + what, "'" + new String(body, StandardCharsets.UTF_8) + "'");
    }

    /** The messages of a JSON stream as a read gives them. */
    static JsonNode messages(byte[] body, String where) {
        try {
            var node = JSON.readTree(body);
            if (node != null && node.isArray()) {
                return node;
            }
        } catch (IOException noJson) {
            // told below, together with JSON of other kinds
        }
        throw new Broken("a JSON array of what is on " + where, "'" + new String(body, StandardCharsets.UTF_8) + "'");
    }

    static String text(JsonNode document, String field) {
        var value = document.path(field);
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw missing(document, field, "a text");
        }
        return value.asText();
    }

    static long count(JsonNode document, String field) {
        var value = document.path(field);
        if (!value.isIntegralNumber()) {
            throw missing(document, field, "a whole number");
        }
        return value.asLong();
    }

    static boolean flag(JsonNode document, String field) {
        var value = document.path(field);
        if (!value.isBoolean()) {
            throw missing(document, field, "true or false");
        }
        return value.asBoolean();
    }

    static JsonNode list(JsonNode document, String field) {
        var value = document.path(field);
        if (!value.isArray()) {
            throw missing(document, field, "a list");
        }
        return value;
    }

    static void same(String what, Object expected, Object observed) {
        if (!expected.equals(observed)) {
            throw new Broken(what + " to be " + expected, String.valueOf(observed));
        }
    }

    private static Broken missing(JsonNode document, String field, String kind) {
        return new Broken(
                "'" + field + "' to be " + kind,
                document.has(field) ? document.get(field) + " in " + document : "no such field in " + document);
    }
}
