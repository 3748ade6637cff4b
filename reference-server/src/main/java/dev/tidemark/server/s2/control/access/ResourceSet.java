// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.access;

import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.control.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Some of all basins, streams, or access tokens, by their names (openapi.json, ResourceSet). */
public sealed interface ResourceSet {

    /** Nothing: an exact name that is empty, or nothing said at all. */
    ResourceSet NONE = new None();

    /** Everything. */
    ResourceSet ALL = new Prefix("");

    boolean contains(String name);

    /** Whether it contains whatever the other one does. */
    boolean covers(ResourceSet other);

    /** Null for nothing. */
    Map<String, Object> json();

    /**
     * @param name refuses what is no name
     * @throws dev.tidemark.server.s2.S2Problem if it is neither an exact name nor a prefix
     */
    static ResourceSet of(JsonObject json, UnaryOperator<String> name) {
        Optional<String> exact = json.text("exact");
        Optional<String> beginning = json.text("prefix");
        if (exact.isPresent() == beginning.isPresent()) {
            throw json.wrong("exact", "be a string, or else `prefix`", Code.BAD_JSON);
        }
        if (beginning.isPresent()) {
            return new Prefix(beginning.get());
        }
        return exact.get().isEmpty() ? NONE : new Exact(name.apply(exact.get()));
    }

    /** Nothing. */
    record None() implements ResourceSet {
        @Override
        public boolean contains(String name) {
            return false;
        }

        @Override
        public boolean covers(ResourceSet other) {
            return other instanceof None;
        }

        @Override
        public Map<String, Object> json() {
            return null;
        }
    }

    /** The one of this name. */
    record Exact(String name) implements ResourceSet {
        @Override
        public boolean contains(String other) {
            return name.equals(other);
        }

        @Override
        public boolean covers(ResourceSet other) {
            return other instanceof None || equals(other);
        }

        @Override
        public Map<String, Object> json() {
            return Map.of("exact", name);
        }
    }

    /** Those whose names begin so. */
    record Prefix(String prefix) implements ResourceSet {
        @Override
        public boolean contains(String name) {
            return name.startsWith(prefix);
        }

        @Override
        public boolean covers(ResourceSet other) {
            return other instanceof None
                    || (other instanceof Exact exact && contains(exact.name()))
                    || (other instanceof Prefix longer && longer.prefix().startsWith(prefix));
        }

        @Override
        public Map<String, Object> json() {
            return Map.of("prefix", prefix);
        }
    }
}
