// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.checkpoint;

import dev.tidemark.server.engine.ProducerTable;
import dev.tidemark.server.engine.Published;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.StreamState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What changed since the last checkpoint, summed up per stream. */
public final class Advance {

    private final Map<Long, StreamState> states = new HashMap<>();
    private final Map<Long, List<LogRecord>> added = new HashMap<>();
    private final ProducerTable producers = new ProducerTable();
    private final Map<Long, Position> needed = new HashMap<>();
    private final Set<Long> deleted = new HashSet<>();
    private long index;
    private long memory;

    public void add(Published published) {
        long id = published.entry().change().id();
        index = published.entry().index();
        producers.apply(published.entry().change());
        needed.putAll(published.needed());
        if (published.after().isPresent()) {
            states.put(id, published.after().get());
            if (!published.records().isEmpty()) {
                added.computeIfAbsent(id, none -> new ArrayList<>()).addAll(published.records());
                memory += published.memory();
            }
        } else {
            states.remove(id);
            added.remove(id);
            needed.remove(id);
            deleted.add(id);
        }
    }

    boolean isEmpty() {
        return states.isEmpty() && deleted.isEmpty();
    }

    /** Whether something is not needed any more that the checkpoint may hold. */
    boolean drops() {
        return !deleted.isEmpty() || !needed.isEmpty();
    }

    long index() {
        return index;
    }

    /** How much memory the records take, in bytes, including those of streams deleted meanwhile. */
    long memory() {
        return memory;
    }

    Map<Long, StreamState> states() {
        return states;
    }

    /** The records that were added and are still needed. */
    List<LogRecord> added(long id) {
        Position from = needed.getOrDefault(id, Position.START);
        return added.getOrDefault(id, List.of()).stream()
                .filter(one -> one.at().compareTo(from) >= 0)
                .toList();
    }

    /** Streams whose records before a position are not needed any more. */
    Map<Long, Position> needed() {
        return needed;
    }

    ProducerTable producers() {
        return producers;
    }

    Set<Long> deleted() {
        return deleted;
    }
}
