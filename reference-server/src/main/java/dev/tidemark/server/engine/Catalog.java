// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Producer;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All streams as all changes so far have left them, whether readers can see that already or not. For one thread. */
public final class Catalog {

    private final Map<StreamName, StreamState> byName = new HashMap<>();
    private final Lineage lineage = new Lineage();
    private final ProducerTable producers;

    /** An empty one. */
    public Catalog() {
        this(List.of(), new ProducerTable());
    }

    public Catalog(List<StreamState> states, ProducerTable producers) {
        this.producers = producers;
        // Forks are younger than their sources and have greater ids: what they need is known before it is asked for.
        states.stream()
                .sorted(Comparator.comparingLong(StreamState::id).reversed())
                .forEach(state -> {
                    byName.put(state.name(), state);
                    lineage.put(state, new Undo());
                });
    }

    public Optional<StreamState> find(StreamName name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Optional<StreamState> find(long id) {
        return lineage.find(id);
    }

    boolean hasForks(long id) {
        return lineage.hasForks(id);
    }

    public Collection<StreamState> states() {
        return byName.values();
    }

    Optional<Producer> lastOf(long streamId, String producerId) {
        return producers.last(streamId, producerId);
    }

    /** Takes a change into account for good. */
    public Published apply(Entry entry) {
        return apply(entry, new Undo());
    }

    /** Takes a change into account, and notes down how to take it back. */
    Published apply(Entry entry, Undo undo) {
        Optional<StreamState> before = find(entry.change().id());
        return apply(entry, before, StreamState.after(before, entry.change()), undo);
    }

    /** Takes a change into account whose result is known. */
    Published apply(Entry entry, Optional<StreamState> before, Optional<StreamState> after, Undo undo) {
        Change change = entry.change();
        undo.add(producers.apply(change));
        Map<Long, Position> needed;
        if (after.isPresent()) {
            undo.put(byName, after.get().name(), after.get());
            needed = lineage.put(after.get(), undo);
        } else {
            undo.remove(byName, before.orElseThrow().name());
            needed = lineage.remove(before.get(), undo);
        }
        return Published.of(entry, before, after, needed);
    }
}
