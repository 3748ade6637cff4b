// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.crash;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All streams of one worker as they must be at one moment.
 *
 * @param streams those that exist, be it for their forks only
 * @param gone the names of those that existed
 */
record World(Map<String, StreamModel> streams, Set<String> gone) {

    static final World EMPTY = new World(Map.of(), Set.of());

    StreamModel stream(String name) {
        return streams.get(name);
    }

    List<StreamModel> living() {
        return streams.values().stream().filter(one -> !one.softDeleted()).toList();
    }

    List<StreamModel> softDeleted() {
        return streams.values().stream().filter(StreamModel::softDeleted).toList();
    }

    boolean hasForks(String name) {
        return streams.values().stream()
                .anyMatch(one -> one.settings().source().filter(name::equals).isPresent());
    }

    World with(StreamModel stream) {
        Map<String, StreamModel> all = new TreeMap<>(streams);
        all.put(stream.name(), stream);
        Set<String> others = new TreeSet<>(gone);
        others.remove(stream.name());
        return new World(all, others);
    }

    /** Deletes a stream: one with forks stays for them, and goes with the last of them (Durable Streams 4.2). */
    World without(String name) {
        if (hasForks(name)) {
            return with(stream(name).softDelete());
        }
        Map<String, StreamModel> rest = new TreeMap<>(streams);
        Optional<String> source = rest.remove(name).settings().source();
        Set<String> others = new TreeSet<>(gone);
        others.add(name);
        World after = new World(rest, others);
        boolean last = source.isPresent() && after.stream(source.get()).softDeleted() && !after.hasForks(source.get());
        return last ? after.without(source.get()) : after;
    }
}
