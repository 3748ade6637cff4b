// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** JSON bodies: as lists of messages and as objects. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("not JSON: " + text, broken);
        }
    }

    /** The value of a body, or nothing if the body is not one JSON value. */
    public static Optional<JsonNode> value(Buffer body) {
        try {
            JsonNode node = MAPPER.readTree(body.getBytes());
            return Optional.of(node).filter(n -> !n.isMissingNode());
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    /** The JSON object that a body is, or nothing if it is anything else. */
    public static Optional<ObjectNode> object(Buffer body) {
        return value(body).filter(JsonNode::isObject).map(ObjectNode.class::cast);
    }

    /** The messages of a body: the elements of an array, or the value itself. */
    public static List<JsonNode> messages(Buffer body) {
        return value(body).map(Json::messages).orElse(List.of());
    }

    public static List<JsonNode> messages(JsonNode value) {
        List<JsonNode> messages = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(messages::add);
        } else {
            messages.add(value);
        }
        return messages;
    }

    public static Buffer array(List<JsonNode> messages) {
        ArrayNode array = MAPPER.createArrayNode().addAll(messages);
        return Buffer.buffer(array.toString());
    }

    /** Changes the messages of a body; a body that is not JSON stays as it is. */
    public static UnaryOperator<Buffer> each(UnaryOperator<List<JsonNode>> change) {
        return body -> value(body).map(v -> array(change.apply(messages(v)))).orElse(body);
    }

    public static ObjectNode emptyObject() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static Buffer string(String text) {
        return Buffer.buffer(MAPPER.getNodeFactory().textNode(text).toString());
    }
}
