// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.store;

import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.Producer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The last accepted append of every producer of every stream. Kept as long as the stream; used by one thread. */
final class ProducerTable implements Producer.Lookup {

    private final Map<Long, Map<String, Producer>> byStream = new HashMap<>();

    @Override
    public Optional<Producer> last(long streamId, String producerId) {
        return Optional.ofNullable(byStream.getOrDefault(streamId, Map.of()).get(producerId));
    }

    void put(long streamId, Producer producer) {
        byStream.computeIfAbsent(streamId, none -> new HashMap<>()).put(producer.id(), producer);
    }

    void apply(Change change) {
        if (change instanceof Change.Deleted) {
            byStream.remove(change.id());
        } else if (change instanceof Change.Appended appended) {
            appended.producer().ifPresent(producer -> put(change.id(), producer));
        }
    }

    Map<Long, Map<String, Producer>> all() {
        return byStream;
    }
}
