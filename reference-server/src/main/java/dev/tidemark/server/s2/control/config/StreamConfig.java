// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.config;

import dev.tidemark.server.log.settings.Timestamping;
import dev.tidemark.server.s2.control.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody said about a stream, or about all future streams of a basin (openapi.json, StreamConfig). What is absent
 * is left to the basin, and after that to the server.
 *
 * @param mode whose clock stamps the records
 * @param uncapped whether a writer's timestamp may lie in the future
 * @param minAge after how many seconds without records the stream goes; 0 for never
 */
public record StreamConfig(
        Optional<StorageClass> storageClass,
        Optional<RetentionPolicy> retention,
        Optional<Timestamping.Mode> mode,
        Optional<Boolean> uncapped,
        Optional<Long> minAge) {

    /** Nobody said anything. */
    public static final StreamConfig EMPTY =
            new StreamConfig(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws dev.tidemark.server.s2.S2Problem if it is malformed, or breaks a rule */
    public static StreamConfig of(JsonObject json) {
        Optional<JsonObject> timestamping = json.object(Members.TIMESTAMPING);
        return new StreamConfig(
                json.word(Members.STORAGE_CLASS, StorageClass::of),
                json.object(Members.RETENTION_POLICY).map(RetentionPolicy::of),
                timestamping.flatMap(object -> object.word(Members.MODE, Words::mode)),
                timestamping.flatMap(object -> object.flag(Members.UNCAPPED)),
                json.object(Members.DELETE_ON_EMPTY)
                        .map(object -> object.count(Members.MIN_AGE_SECS).orElse(0L)));
    }

    /** This, and where it says nothing, what the basin says, and where that says nothing, what the server does. */
    public EffectiveConfig over(StreamConfig basin) {
        return new EffectiveConfig(
                storageClass.or(basin::storageClass).orElse(StorageClass.EXPRESS),
                retention.or(basin::retention).orElse(RetentionPolicy.DEFAULT),
                new Timestamping(
                        mode.or(basin::mode).orElse(Timestamping.DEFAULT.mode()),
                        uncapped.or(basin::uncapped).orElse(Timestamping.DEFAULT.uncapped())),
                minAge.or(basin::minAge).orElse(0L));
    }

    public StreamConfig with(StreamPatch patch) {
        return new StreamConfig(
                patch.storageClass().on(storageClass),
                patch.retention().on(retention),
                patch.mode().on(mode),
                patch.uncapped().on(uncapped),
                patch.minAge().on(minAge));
    }

    /** Null where nothing is said. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(Members.STORAGE_CLASS, storageClass.map(StorageClass::wire).orElse(null));
        json.put(Members.RETENTION_POLICY, retention.map(RetentionPolicy::json).orElse(null));
        json.put(Members.TIMESTAMPING, timestamping());
        json.put(
                Members.DELETE_ON_EMPTY,
                minAge.map(age -> Map.of(Members.MIN_AGE_SECS, age)).orElse(null));
        return json;
    }

    private Map<String, Object> timestamping() {
        if (mode.isEmpty() && uncapped.isEmpty()) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(Members.MODE, mode.map(Words::wire).orElse(null));
        json.put(Members.UNCAPPED, uncapped.orElse(null));
        return json;
    }
}
