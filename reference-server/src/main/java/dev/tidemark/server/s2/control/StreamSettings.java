// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.http.JsonTree;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.Policy;
import dev.tidemark.server.s2.control.config.EffectiveConfig;
import dev.tidemark.server.s2.control.config.RetentionPolicy;
import dev.tidemark.server.s2.control.config.StorageClass;
import dev.tidemark.server.s2.control.json.JsonObject;
import dev.tidemark.server.s2.control.state.CreationKey;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stream's config as the log keeps it. What the log has no use for is in the label of its policy: the storage class,
 * and what tells a repeated creation from another one. A stream of Durable Streams has no label.
 */
final class StreamSettings {

    private static final String STORAGE_CLASS = "storage_class";
    private static final String REQUEST_TOKEN = "request_token";
    private static final String ASKED = "asked";

    private StreamSettings() {}

    /** @param present what the stream keeps now: limits that S2 does not know stay */
    static Retention retention(EffectiveConfig config, Retention present) {
        OptionalLong seconds = config.retention() instanceof RetentionPolicy.Age age
                ? OptionalLong.of(age.seconds())
                : OptionalLong.empty();
        return new Retention(present.bytes(), seconds, present.records());
    }

    static Policy policy(EffectiveConfig config, Optional<CreationKey> key) {
        OptionalLong minAge = config.minAge() == 0 ? OptionalLong.empty() : OptionalLong.of(config.minAge());
        Map<String, Object> label = new LinkedHashMap<>();
        label.put(STORAGE_CLASS, config.storageClass().wire());
        key.ifPresent(present -> {
            label.put(REQUEST_TOKEN, present.token());
            label.put(ASKED, present.asked());
        });
        return new Policy(config.timestamping(), minAge, JsonTree.text(label));
    }

    static EffectiveConfig config(StreamState stream) {
        OptionalLong seconds = stream.settings().retention().seconds();
        Policy policy = stream.settings().policy();
        return new EffectiveConfig(
                label(stream)
                        .flatMap(label -> label.word(STORAGE_CLASS, StorageClass::of))
                        .orElse(StorageClass.EXPRESS),
                seconds.isPresent() ? new RetentionPolicy.Age(seconds.getAsLong()) : new RetentionPolicy.Infinite(),
                policy.timestamping(),
                policy.deleteOnEmpty().orElse(0));
    }

    static Optional<CreationKey> key(StreamState stream) {
        return label(stream).flatMap(label -> label.text(REQUEST_TOKEN)
                .map(token -> new CreationKey(token, label.requiredText(ASKED))));
    }

    private static Optional<JsonObject> label(StreamState stream) {
        String label = stream.settings().policy().label();
        return label.isEmpty()
                ? Optional.empty()
                : Optional.of(JsonObject.parse(label.getBytes(StandardCharsets.UTF_8)));
    }
}
