// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions;

import dev.tidemark.server.http.JsonTree;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object that a client sent, asked member by member for what it should be; null counts as missing. */
final class Members {

    private final String prefix;
    private final Map<?, ?> members;

    private Members(String prefix, Map<?, ?> members) {
        this.prefix = prefix;
        this.members = members;
    }

    /** @throws Problem if it is no JSON object; no body at all is an empty one */
    static Members parse(byte[] body) {
        if (body.length == 0) {
            return new Members("", Map.of());
        }
        try {
            if (JsonTree.parse(body) instanceof Map<?, ?> members) {
                return new Members("", members);
            }
        } catch (IOException malformed) {
            // said below
        }
        throw Problem.invalid("The body must be one JSON object.");
    }

    Optional<String> text(String name) {
        return member(name, String.class, "a string");
    }

    Optional<Boolean> flag(String name) {
        return member(name, Boolean.class, "true or false");
    }

    Optional<Long> number(String name) {
        return member(name, Long.class, "a whole number");
    }

    Optional<Members> object(String name) {
        return member(name, Map.class, "an object").map(value -> new Members(prefix + name + ".", value));
    }

    /** Strings only. */
    Optional<List<String>> texts(String name) {
        return elements(name, String.class, "an array of strings");
    }

    /** Objects only. */
    List<Members> objects(String name) {
        return elements(name, Map.class, "an array of objects").orElse(List.of()).stream()
                .map(value -> new Members(prefix + name + "[].", value))
                .toList();
    }

    private <T> Optional<List<T>> elements(String name, Class<T> type, String must) {
        Optional<List<?>> all = member(name, List.class, must).map(list -> (List<?>) list);
        if (all.isPresent() && !all.get().stream().allMatch(type::isInstance)) {
            throw wrong(name, must);
        }
        return all.map(list -> list.stream().map(type::cast).toList());
    }

    private <T> Optional<T> member(String name, Class<T> type, String must) {
        Object value = members.get(name);
        if (value != null && !type.isInstance(value)) {
            throw wrong(name, must);
        }
        return Optional.ofNullable(type.cast(value));
    }

    private Problem wrong(String name, String must) {
        return Problem.invalid(prefix + name + " must be " + must + ".");
    }
}
