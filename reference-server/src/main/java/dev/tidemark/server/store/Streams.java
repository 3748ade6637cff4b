// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.store;

import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The acknowledged streams, for readers. A name is taken as long as forks of its stream exist. */
final class Streams {

    private final ConcurrentMap<StreamName, StoredStream> byName = new ConcurrentHashMap<>();
    private final ConcurrentMap<Long, StoredStream> byId = new ConcurrentHashMap<>();

    Optional<StoredStream> find(StreamName name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<StoredStream> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    int count() {
        return byName.size();
    }

    void load(StreamState state) {
        put(new StoredStream(state));
    }

    void publish(Published published) {
        long id = published.entry().change().id();
        if (published.after().isEmpty()) {
            byName.remove(published.name());
            byId.remove(id);
        } else {
            StreamState after = published.after().get();
            StoredStream stream = find(id).orElseGet(() -> new StoredStream(after));
            stream.publish(published);
            put(stream);
        }
        published.needed().forEach((needed, from) -> find(needed).ifPresent(stream -> stream.forget(from)));
    }

    /** Lets go of the records that the checkpoint holds now that it knows a stream in this state. */
    void forget(StreamState checkpointed) {
        find(checkpointed.id()).ifPresent(stream -> stream.forget(checkpointed.tail()));
    }

    private void put(StoredStream stream) {
        byName.put(stream.state().name(), stream);
        byId.put(stream.id(), stream);
    }
}
