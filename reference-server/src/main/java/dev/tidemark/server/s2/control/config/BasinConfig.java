// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.config;

import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.control.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a basin is configured (openapi.json, BasinConfig).
 *
 * @param defaults what its streams get where they say nothing
 * @param createOnAppend whether an append creates a missing stream
 * @param createOnRead whether a read does
 */
public record BasinConfig(StreamConfig defaults, boolean createOnAppend, boolean createOnRead) {

    /** Nobody said anything. */
    public static final BasinConfig DEFAULT = new BasinConfig(StreamConfig.EMPTY, false, false);

    /** @throws S2Problem if it is malformed, or breaks a rule, or asks for encryption */
    public static BasinConfig of(JsonObject json) {
        refuseCipher(json);
        return new BasinConfig(
                json.object(Members.DEFAULT_STREAM_CONFIG).map(StreamConfig::of).orElse(StreamConfig.EMPTY),
                json.flag(Members.CREATE_STREAM_ON_APPEND).orElse(false),
                json.flag(Members.CREATE_STREAM_ON_READ).orElse(false));
    }

    public BasinConfig with(BasinPatch patch) {
        Patch<StreamPatch> streams = patch.defaults();
        StreamConfig changed = streams.value().map(defaults::with).orElse(StreamConfig.EMPTY);
        return new BasinConfig(
                streams.touches() ? changed : defaults,
                patch.createOnAppend().on(Optional.of(createOnAppend)).orElse(false),
                patch.createOnRead().on(Optional.of(createOnRead)).orElse(false));
    }

    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(Members.DEFAULT_STREAM_CONFIG, defaults.equals(StreamConfig.EMPTY) ? null : defaults.json());
        json.put(Members.STREAM_CIPHER, null);
        json.put(Members.CREATE_STREAM_ON_APPEND, createOnAppend);
        json.put(Members.CREATE_STREAM_ON_READ, createOnRead);
        return json;
    }

    /** Whoever wants encryption must not get a stream without it. */
    static void refuseCipher(JsonObject json) {
        json.text(Members.STREAM_CIPHER).ifPresent(cipher -> {
            throw S2Problem.of(Code.NOT_IMPLEMENTED, "This server does not encrypt streams: leave stream_cipher out.");
        });
    }
}
