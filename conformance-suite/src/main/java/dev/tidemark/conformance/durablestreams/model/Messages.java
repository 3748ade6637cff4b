// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.reports.contract.Broken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The messages of a JSON stream, as values: layout and the order of keys do not matter. */
public record Messages(List<JsonNode> values) implements Content {

    public static final Messages NONE = new Messages(List.of());

    private static final int SHOWN = 160;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public Messages {
        values = List.copyOf(values);
    }

    /** 9.1.5: an answer is one array. */
    public static Messages ofArray(byte[] body) {
        var root = parse(body);
        if (root == null) {
            throw new Broken("a JSON array of messages", fault(body));
        }
        if (!root.isArray()) {
            throw new Broken("a JSON array of messages", new Octets(body).describe(Octets.NONE));
        }
        return new Messages(elements(root));
    }

    /** 9.1.2: an array is taken apart by one level, anything else is one message. */
    static Messages ofAppend(byte[] body) {
        var root = parse(body);
        if (root == null) {
            throw new IllegalArgumentException("the suite appended what is no JSON");
        }
        return new Messages(root.isArray() ? elements(root) : List.of(root));
    }

    static boolean isJson(byte[] body) {
        return parse(body) != null;
    }

    public static Messages of(String array) {
        return ofArray(array.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Content plus(Content next) {
        var all = new ArrayList<>(values);
        all.addAll(((Messages) next).values);
        return new Messages(all);
    }

    @Override
    public boolean startsWith(Content beginning) {
        return beginning instanceof Messages first
                && first.values.size() <= values.size()
                && values.subList(0, first.values.size()).equals(first.values);
    }

    @Override
    public Content first(long size) {
        return new Messages(values.subList(0, (int) Math.min(size, values.size())));
    }

    @Override
    public long size() {
        return values.size();
    }

    @Override
    public String describe(Content other) {
        int from = 0;
        if (other instanceof Messages messages) {
            while (from < Math.min(values.size(), messages.values.size())
                    && values.get(from).equals(messages.values.get(from))) {
                from++;
            }
        }
        int skipped = Math.max(0, from - 1);
        var text = values.subList(skipped, values.size()).toString();
        return values.size() + " messages: " + (skipped > 0 ? "...(" + skipped + ") " : "")
                + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text);
    }

    /** Where it stops to be JSON, and what is there. */
    private static String fault(byte[] body) {
        try {
            JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            var location = noJson.getLocation();
            var at = location == null ? -1 : location.getByteOffset();
            if (at >= 0) {
                var from = (int) Math.max(0, Math.min(body.length, at) - SHOWN / 2);
                var around = Arrays.copyOfRange(body, from, Math.min(body.length, from + SHOWN));
                return "not JSON at byte " + at + " of " + body.length + ": " + (from > 0 ? "..." : "")
                        + new Octets(around).describe(Octets.NONE);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return "not JSON: " + new Octets(body).describe(Octets.NONE);
    }

    private static JsonNode parse(byte[] body) {
        try {
            var root = JSON.readTree(body);
            return root == null || root.isMissingNode() ? null : comparable(root);
        } catch (JsonProcessingException noJson) {
            return null;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same value with every number as a decimal, so that 1e21 equals 1000000000000000000000. */
    private static JsonNode comparable(JsonNode node) {
        if (node.isNumber()) {
            return DecimalNode.valueOf(node.decimalValue().stripTrailingZeros());
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, comparable(array.get(i)));
            }
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(comparable(entry.getValue())));
        }
        return node;
    }

    private static List<JsonNode> elements(JsonNode array) {
        var list = new ArrayList<JsonNode>();
        array.forEach(list::add);
        return list;
    }
}
