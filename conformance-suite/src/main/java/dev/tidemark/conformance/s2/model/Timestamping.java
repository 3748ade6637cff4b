// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * How the timestamps of records come about.
 *
 * @param mode on the wire, such as {@link Vocabulary#CLIENT_REQUIRE}
 * @param uncapped whether timestamps may be ahead of the arrival; empty when nothing is said about it
 */
public record Timestamping(String mode, Optional<Boolean> uncapped) {

    private static final String UNCAPPED = "uncapped";

    /** Such as {@code client-prefer} or {@code client-prefer, uncapped}. */
    public static Timestamping parse(String words) {
        var parts = words.split(", ");
        return new Timestamping(parts[0], parts.length > 1 ? Optional.of(parts[1].equals(UNCAPPED)) : Optional.empty());
    }

    /** The configuration of a stream that says just this. */
    public ObjectNode config() {
        var config = Documents.object();
        var timestamping = config.putObject(Vocabulary.MEMBER_TIMESTAMPING).put(Vocabulary.MEMBER_MODE, mode);
        uncapped.ifPresent(value -> timestamping.put(Vocabulary.MEMBER_UNCAPPED, value));
        return config;
    }

    /** Whether this configuration of a stream says the same or leaves it open. */
    public boolean agreesWith(JsonNode config) {
        var timestamping = config.path(Vocabulary.MEMBER_TIMESTAMPING);
        var otherMode = timestamping.path(Vocabulary.MEMBER_MODE);
        var otherUncapped = timestamping.path(Vocabulary.MEMBER_UNCAPPED);
        return mode.equals(otherMode.asText(mode)) && uncapped.orElse(false) == otherUncapped.asBoolean(false);
    }
}
