// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.config;

import dev.tidemark.server.s2.control.json.JsonObject;

/** A reconfiguration of a basin (openapi.json, BasinReconfiguration). */
public record BasinPatch(Patch<StreamPatch> defaults, Patch<Boolean> createOnAppend, Patch<Boolean> createOnRead) {

    /** @throws dev.tidemark.server.s2.S2Problem if it is malformed, or breaks a rule, or asks for encryption */
    public static BasinPatch of(JsonObject json) {
        BasinConfig.refuseCipher(json);
        return new BasinPatch(
                Patch.of(json, Members.DEFAULT_STREAM_CONFIG, (object, name) -> object.object(name)
                        .map(StreamPatch::of)),
                Patch.of(json, Members.CREATE_STREAM_ON_APPEND, JsonObject::flag),
                Patch.of(json, Members.CREATE_STREAM_ON_READ, JsonObject::flag));
    }
}
