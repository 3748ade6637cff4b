// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.config;

import dev.tidemark.server.s2.control.json.JsonObject;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a reconfiguration does to a member: nothing if it leaves the member out, a reset if it says null, else the new
 * value.
 *
 * @param touches whether it does anything
 * @param value the new value; absent for a reset
 */
public record Patch<T>(boolean touches, Optional<T> value) {

    /** Leaves the member as it is. */
    public static <T> Patch<T> none() {
        return new Patch<>(false, Optional.empty());
    }

    /** Sets the member back to where nobody had set it. */
    public static <T> Patch<T> reset() {
        return new Patch<>(true, Optional.empty());
    }

    /** Gives the member a value. */
    public static <T> Patch<T> to(T value) {
        return new Patch<>(true, Optional.of(value));
    }

    /** What a member of a reconfiguration says. */
    static <T> Patch<T> of(JsonObject json, String name, BiFunction<JsonObject, String, Optional<T>> read) {
        return json.has(name) ? new Patch<>(true, read.apply(json, name)) : none();
    }

    /** The member afterwards. */
    Optional<T> on(Optional<T> before) {
        return touches ? value : before;
    }
}
