// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.store;

import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The acknowledged streams, for readers. */
final class Streams {

    private final ConcurrentMap<StreamName, StoredStream> byName = new ConcurrentHashMap<>();

    Optional<StoredStream> find(StreamName name) {
        return Optional.ofNullable(byName.get(name));
    }

    int count() {
        return byName.size();
    }

    List<StreamState> states() {
        return byName.values().stream().map(StoredStream::state).toList();
    }

    void load(StreamState state) {
        byName.put(state.name(), new StoredStream(state));
    }

    void publish(Published published) {
        if (published.after().isEmpty()) {
            byName.remove(published.name());
            return;
        }
        StreamState after = published.after().get();
        StoredStream stream = byName.get(published.name());
        if (stream == null) {
            stream = new StoredStream(after);
            stream.publish(published);
            byName.put(published.name(), stream);
        } else {
            stream.publish(published);
        }
    }

    /** Lets go of the records that the checkpoint holds now that it knows a stream in this state. */
    void forget(StreamState checkpointed) {
        find(checkpointed.name())
                .filter(stream -> stream.state().id() == checkpointed.id())
                .ifPresent(stream -> stream.forget(checkpointed.tail()));
    }
}
