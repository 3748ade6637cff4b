// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.Producer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The last accepted append of every producer of every stream. Kept as long as the stream; used by one thread. */
public final class ProducerTable implements Producer.Lookup {

    private static final Runnable NOTHING = () -> {};

    private final Map<Long, Map<String, Producer>> byStream = new HashMap<>();

    @Override
    public Optional<Producer> last(long streamId, String producerId) {
        return Optional.ofNullable(byStream.getOrDefault(streamId, Map.of()).get(producerId));
    }

    public void put(long streamId, Producer producer) {
        byStream.computeIfAbsent(streamId, none -> new HashMap<>()).put(producer.id(), producer);
    }

    /** Takes a change into account. The result takes it back, if all later ones were taken back before. */
    public Runnable apply(Change change) {
        long id = change.id();
        if (change instanceof Change.Deleted) {
            Map<String, Producer> all = byStream.remove(id);
            return all == null ? NOTHING : () -> byStream.put(id, all);
        }
        if (change instanceof Change.Appended appended && appended.producer().isPresent()) {
            Producer producer = appended.producer().get();
            Optional<Producer> before = last(id, producer.id());
            put(id, producer);
            return () -> before.ifPresentOrElse(earlier -> put(id, earlier), () -> forget(id, producer.id()));
        }
        return NOTHING;
    }

    private void forget(long streamId, String producerId) {
        byStream.computeIfPresent(streamId, (id, all) -> {
            all.remove(producerId);
            return all.isEmpty() ? null : all;
        });
    }

    public Map<Long, Map<String, Producer>> all() {
        return byStream;
    }
}
