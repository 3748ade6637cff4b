// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The acknowledged streams, for readers. A name is taken as long as forks of its stream exist. */
public final class Streams {

    private final ConcurrentMap<StreamName, StoredStream> byName = new ConcurrentHashMap<>();
    private final NavigableMap<StreamName, StoredStream> inOrder = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<Long, StoredStream> byId = new ConcurrentHashMap<>();

    Optional<StoredStream> find(StreamName name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<StoredStream> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The streams whose names begin with a prefix and come after another name, in the order of their names. */
    Stream<StoredStream> list(String prefix, String after) {
        boolean behind =
                !after.isEmpty() && (prefix.isEmpty() || new StreamName(after).compareTo(new StreamName(prefix)) >= 0);
        String start = behind ? after : prefix;
        Collection<StoredStream> rest = start.isEmpty()
                ? inOrder.values()
                : inOrder.tailMap(new StreamName(start), !behind).values();
        return rest.stream().takeWhile(stream -> stream.name().value().startsWith(prefix));
    }

    int count() {
        return byName.size();
    }

    public void load(StreamState state) {
        put(new StoredStream(state));
    }

    public void publish(Published published) {
        long id = published.entry().change().id();
        if (published.after().isEmpty()) {
            byName.remove(published.name());
            inOrder.remove(published.name());
            byId.remove(id);
        } else {
            StreamState after = published.after().get();
            Optional<StoredStream> known = find(id);
            StoredStream stream = known.orElseGet(() -> new StoredStream(after));
            stream.publish(published);
            if (known.isEmpty()) {
                put(stream);
            }
        }
        published.needed().forEach((needed, from) -> find(needed).ifPresent(stream -> stream.forget(from)));
    }

    /** Lets go of the records that the checkpoint holds now that it knows a stream in this state. */
    public void forget(StreamState checkpointed) {
        find(checkpointed.id()).ifPresent(stream -> stream.forget(checkpointed.tail()));
    }

    private void put(StoredStream stream) {
        byName.put(stream.name(), stream);
        inOrder.put(stream.name(), stream);
        byId.put(stream.id(), stream);
    }
}
