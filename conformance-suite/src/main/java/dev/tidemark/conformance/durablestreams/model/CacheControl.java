// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import dev.tidemark.conformance.wire.message.Response;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** The directives of an answer's Cache-Control (RFC 9111, section 5.2.2), their names in lower case. */
public record CacheControl(Map<String, String> directives) {

    public static CacheControl of(Response answer) {
        var directives = new LinkedHashMap<String, String>();
        answer.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(Vocabulary.CACHE_CONTROL))
                .flatMap(header -> java.util.Arrays.stream(header.value().split(",")))
                .map(String::strip)
                .filter(directive -> !directive.isEmpty())
                .forEach(directive -> {
                    var parts = directive.split("=", 2);
                    directives.put(
                            parts[0].strip().toLowerCase(Locale.ROOT),
                            parts.length < 2 ? "" : parts[1].strip().replace("\"", ""));
                });
        return new CacheControl(directives);
    }

    public boolean has(String directive) {
        return directives.containsKey(directive);
    }

    /** How many seconds a shared cache may use the answer without asking again. */
    public OptionalLong freshness() {
        var seconds = directives.getOrDefault("s-maxage", directives.getOrDefault("max-age", ""));
        return seconds.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(seconds)) : OptionalLong.empty();
    }

    /** Whether every use of the answer asks the server first, or there is no use at all. */
    public boolean neverUsedUnasked() {
        var expiredAtOnce = freshness().isPresent() && freshness().getAsLong() == 0;
        return has("no-store") || has("no-cache") || expiredAtOnce && has("must-revalidate");
    }

    @Override
    public String toString() {
        return directives.isEmpty() ? "no " + Vocabulary.CACHE_CONTROL : Vocabulary.CACHE_CONTROL + " " + directives;
    }
}
