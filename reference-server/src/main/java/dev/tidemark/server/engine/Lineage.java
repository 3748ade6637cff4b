// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.Origin;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.StreamState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which streams have which forks, and from where on the records of each are still needed: by its own readers or by
 * those of its forks. Used by one thread.
 */
final class Lineage {

    private final Map<Long, StreamState> states = new HashMap<>();
    private final Map<Long, Set<Long>> forks = new HashMap<>();
    private final Map<Long, Position> needed = new HashMap<>();

    Optional<StreamState> find(long id) {
        return Optional.ofNullable(states.get(id));
    }

    boolean hasForks(long id) {
        return forks.containsKey(id);
    }

    /**
     * Takes over a state.
     *
     * @return the streams that need less than before, and from where on they do
     */
    Map<Long, Position> put(StreamState state, Undo undo) {
        StreamState before = undo.put(states, state.id(), state);
        if (before != null
                && before.earliest().equals(state.earliest())
                && before.softDeleted() == state.softDeleted()) {
            return Map.of();
        }
        if (before == null) {
            state.settings().origin().ifPresent(origin -> {
                link(origin.sourceId(), state.id());
                undo.add(() -> unlink(origin.sourceId(), state.id()));
            });
        }
        return update(state.id(), undo);
    }

    /** Forgets a stream that is gone; returns the same as {@link #put}. */
    Map<Long, Position> remove(StreamState state, Undo undo) {
        undo.remove(states, state.id());
        undo.remove(needed, state.id());
        Optional<Long> source = state.settings().origin().map(Origin::sourceId);
        source.ifPresent(id -> {
            unlink(id, state.id());
            undo.add(() -> link(id, state.id()));
        });
        return source.map(id -> update(id, undo)).orElse(Map.of());
    }

    private void link(long source, long fork) {
        forks.computeIfAbsent(source, none -> new HashSet<>()).add(fork);
    }

    private void unlink(long source, long fork) {
        forks.computeIfPresent(source, (id, all) -> {
            all.remove(fork);
            return all.isEmpty() ? null : all;
        });
    }

    /** Goes up the chain of sources as long as something changes. */
    private Map<Long, Position> update(long start, Undo undo) {
        Map<Long, Position> changed = new HashMap<>();
        Optional<StreamState> next = find(start);
        while (next.isPresent()) {
            StreamState state = next.get();
            Position from = neededOf(state);
            if (from.equals(needed.getOrDefault(state.id(), Position.START))) {
                break;
            }
            undo.put(needed, state.id(), from);
            changed.put(state.id(), from);
            next = state.settings().origin().flatMap(origin -> find(origin.sourceId()));
        }
        return changed;
    }

    private Position neededOf(StreamState state) {
        Position from = state.softDeleted() ? state.tail() : state.earliest();
        for (long fork : forks.getOrDefault(state.id(), Set.of())) {
            Position needs = needed.getOrDefault(fork, Position.START);
            Position at = states.get(fork).start();
            if (needs.compareTo(at) < 0 && needs.compareTo(from) < 0) {
                from = needs;
            }
        }
        return from;
    }
}
