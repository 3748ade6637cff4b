// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.config;

import dev.tidemark.server.log.settings.Timestamping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a stream is configured, with nothing left open.
 *
 * @param minAge after how many seconds without records the stream goes; 0 for never
 */
public record EffectiveConfig(
        StorageClass storageClass, RetentionPolicy retention, Timestamping timestamping, long minAge) {

    /** The same, as something to change; what is reset then falls back to the basin's defaults of that day. */
    public StreamConfig layer() {
        return new StreamConfig(
                Optional.of(storageClass),
                Optional.of(retention),
                Optional.of(timestamping.mode()),
                Optional.of(timestamping.uncapped()),
                Optional.of(minAge));
    }

    public Map<String, Object> json() {
        return new LinkedHashMap<>(layer().json());
    }
}
