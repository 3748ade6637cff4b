// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.config;

import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.control.json.JsonObject;
import java.util.Map;

/** How long records are kept (openapi.json, RetentionPolicy). */
public sealed interface RetentionPolicy {

    /** Seven days, where nobody said anything else. */
    RetentionPolicy DEFAULT = new Age(7 * 24 * 60 * 60);

    /** So many seconds, at least one, from the arrival of a record. */
    record Age(long seconds) implements RetentionPolicy {}

    /** Until they are trimmed. */
    record Infinite() implements RetentionPolicy {}

    /** @throws dev.tidemark.server.s2.S2Problem if it is none, or an age of zero */
    static RetentionPolicy of(JsonObject json) {
        if (json.object("infinite").isPresent() && !json.has("age")) {
            return new Infinite();
        }
        long seconds = json.count("age")
                .filter(age -> !json.has("infinite"))
                .orElseThrow(() ->
                        json.wrong("age", "be a number of seconds, unless `infinite` is an object", Code.BAD_JSON));
        if (seconds == 0) {
            throw json.wrong("age", "be greater than 0", Code.INVALID);
        }
        return new Age(seconds);
    }

    default Map<String, Object> json() {
        return this instanceof Age age ? Map.of("age", age.seconds()) : Map.of("infinite", Map.of());
    }
}
