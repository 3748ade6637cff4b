// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.live;

import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.StreamName;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Wakes those who watch the tail of a stream.
 *
 * <p>No wake-up is lost if the watcher registers first and reads then: a change is either seen by that read or comes
 * after the registration.
 */
public final class Tails {

    private final ConcurrentMap<StreamName, Set<Runnable>> watchers = new ConcurrentHashMap<>();

    public Tails(LogStore store) {
        store.onChange(this::wake);
    }

    /**
     * Calls {@code wake} after each change of the stream: data, closure, removal. It is called by the thread all
     * writers wait for, so it must only hand over.
     */
    public Watch watch(StreamName name, Runnable wake) {
        // A runnable of its own per watch: the same callback may watch twice.
        Runnable entry = () -> wake.run();
        watchers.compute(name, (key, present) -> {
            Set<Runnable> all = present == null ? ConcurrentHashMap.newKeySet() : present;
            all.add(entry);
            return all;
        });
        return () -> watchers.computeIfPresent(name, (key, present) -> {
            present.remove(entry);
            return present.isEmpty() ? null : present;
        });
    }

    /** How many watches are open, over all streams. */
    public int watching() {
        return watchers.values().stream().mapToInt(Set::size).sum();
    }

    private void wake(StreamName name) {
        watchers.getOrDefault(name, Set.of()).forEach(Runnable::run);
    }

    /** Ends the watch; a wake-up may still be on its way. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
