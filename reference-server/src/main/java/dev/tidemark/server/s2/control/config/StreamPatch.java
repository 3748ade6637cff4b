// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.config;

import dev.tidemark.server.log.settings.Timestamping;
import dev.tidemark.server.s2.control.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;

/** A reconfiguration of a stream, or of a basin's defaults for streams (openapi.json, StreamReconfiguration). */
public record StreamPatch(
        Patch<StorageClass> storageClass,
        Patch<RetentionPolicy> retention,
        Patch<Timestamping.Mode> mode,
        Patch<Boolean> uncapped,
        Patch<Long> minAge) {

    /** @throws dev.tidemark.server.s2.S2Problem if it is malformed, or breaks a rule */
    public static StreamPatch of(JsonObject json) {
        return new StreamPatch(
                Patch.of(json, Members.STORAGE_CLASS, (object, name) -> object.word(name, StorageClass::of)),
                Patch.of(json, Members.RETENTION_POLICY, (object, name) -> object.object(name)
                        .map(RetentionPolicy::of)),
                inner(
                        json,
                        Members.TIMESTAMPING,
                        object -> Patch.of(object, Members.MODE, (in, name) -> in.word(name, Words::mode))),
                inner(json, Members.TIMESTAMPING, object -> Patch.of(object, Members.UNCAPPED, JsonObject::flag)),
                inner(
                        json,
                        Members.DELETE_ON_EMPTY,
                        object -> Patch.of(object, Members.MIN_AGE_SECS, JsonObject::count)));
    }

    /** A null object resets all that is in it. */
    private static <T> Patch<T> inner(JsonObject json, String name, Function<JsonObject, Patch<T>> read) {
        Optional<JsonObject> object = json.object(name);
        if (object.isPresent()) {
            return read.apply(object.get());
        }
        return json.has(name) ? Patch.reset() : Patch.none();
    }
}
