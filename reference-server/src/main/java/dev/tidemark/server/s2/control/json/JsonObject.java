// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.json;

import dev.tidemark.server.http.JsonTree;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.S2Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An object that a client sent, asked member by member for what it should be. A member that is null counts as missing,
 * one of another type is refused with 400 {@code bad_json}, and nobody asks for members that S2 does not know.
 */
public final class JsonObject {

    private final String path;
    private final Map<?, ?> members;

    private JsonObject(String path, Map<?, ?> members) {
        this.path = path;
        this.members = members;
    }

    /** @throws S2Problem if the bytes are not one JSON object */
    public static JsonObject parse(byte[] json) {
        return parseUnlessNull(json).orElseThrow(() -> wrong("The body", "be a JSON object"));
    }

    /** @throws S2Problem if the bytes are neither one JSON object nor null */
    public static Optional<JsonObject> parseUnlessNull(byte[] json) {
        try {
            Object value = JsonTree.parse(json);
            if (value != null && !(value instanceof Map)) {
                throw wrong("The body", "be a JSON object");
            }
            return of("", value);
        } catch (IOException malformed) {
            throw S2Problem.of(Code.BAD_JSON, "The body is not one JSON object.");
        }
    }

    /** Whether the member is there, be it null. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** @throws S2Problem if it is no string */
    public Optional<String> text(String name) {
        return member(name, String.class, "be a string");
    }

    /** @throws S2Problem if it is no string, or missing */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> wrong(path + name, "be a string"));
    }

    /** @throws S2Problem if it is neither true nor false */
    public Optional<Boolean> flag(String name) {
        return member(name, Boolean.class, "be true or false");
    }

    /** @throws S2Problem if it is no whole number from 0 to 2^63 - 1 */
    public Optional<Long> count(String name) {
        String must = "be a whole number from 0 to 9223372036854775807";
        Optional<Long> number = member(name, Long.class, must);
        if (number.filter(value -> value < 0).isPresent()) {
            throw wrong(path + name, must);
        }
        return number;
    }

    /** @throws S2Problem if it is no object */
    public Optional<JsonObject> object(String name) {
        return member(name, Map.class, "be an object").flatMap(value -> of(path + name + ".", value));
    }

    /** @throws S2Problem if it is no object, or missing */
    public JsonObject requiredObject(String name) {
        return object(name).orElseThrow(() -> wrong(path + name, "be an object"));
    }

    /** @throws S2Problem if it is no array of strings */
    public Optional<List<String>> texts(String name) {
        return member(name, List.class, "be an array of strings").map(values -> {
            List<?> elements = values;
            return elements.stream()
                    .map(element -> Optional.of(element)
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .orElseThrow(() -> wrong(path + name, "be an array of strings")))
                    .toList();
        });
    }

    /**
     * A string that is one of a few words.
     *
     * @param meaning what a word means, if anything
     * @throws S2Problem if it is another string or none
     */
    public <T> Optional<T> word(String name, Function<String, Optional<T>> meaning) {
        return text(name).map(word -> meaning.apply(word)
                .orElseThrow(() -> S2Problem.of(Code.BAD_JSON, path + name + " cannot be `" + word + "`.")));
    }

    /** The refusal of a member for what it must be. */
    public S2Problem wrong(String name, String must, Code code) {
        return S2Problem.of(code, path + name + " must " + must + ".");
    }

    private <T> Optional<T> member(String name, Class<T> type, String must) {
        Object value = members.get(name);
        if (value != null && !type.isInstance(value)) {
            throw wrong(path + name, must);
        }
        return Optional.ofNullable(type.cast(value));
    }

    private static Optional<JsonObject> of(String path, Object value) {
        return value instanceof Map<?, ?> members ? Optional.of(new JsonObject(path, members)) : Optional.empty();
    }

    private static S2Problem wrong(String what, String must) {
        return S2Problem.of(Code.BAD_JSON, what + " must " + must + ".");
    }
}
