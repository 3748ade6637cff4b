// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

import dev.tidemark.server.subscriptions.rules.PatternIndex;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Which subscriptions a stream concerns. One thread changes it; the thread that all writers wait for looks. */
final class LinkIndex {

    private final ConcurrentMap<String, Watched> byPath = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Watched> wakeStreams = new ConcurrentHashMap<>();
    private final PatternIndex<Kept> patterns = new PatternIndex<>();
    private volatile boolean hasPatterns;

    /** The subscriptions that are linked to a stream, or wait for it; for any thread. */
    Watched watched(String path) {
        return byPath.get(path);
    }

    /** Whether a stream of a new name may concern anybody; for any thread. */
    boolean awaits(String path) {
        return hasPatterns || byPath.containsKey(path) || wakeStreams.containsKey(path);
    }

    boolean hasPatterns() {
        return hasPatterns;
    }

    /** Those that are linked to this path, or will be once there is a stream. */
    Set<Kept> concerned(String path) {
        Set<Kept> all = new LinkedHashSet<>(linked(path));
        all.addAll(patterns.matching(path));
        return all;
    }

    List<Kept> linked(String path) {
        return of(byPath.get(path));
    }

    /** Those whose wakes are written to a stream. */
    List<Kept> waking(String path) {
        return of(wakeStreams.get(path));
    }

    boolean matches(Kept kept, String path) {
        return patterns.matching(path).contains(kept);
    }

    void add(Kept kept) {
        pattern(kept).ifPresent(pattern -> patterns.add(pattern, kept));
        hasPatterns = !patterns.isEmpty();
        wakeStream(kept).ifPresent(stream -> watch(wakeStreams, stream, kept));
        kept.subscription.links().keySet().forEach(path -> watch(byPath, path, kept));
    }

    void remove(Kept kept) {
        pattern(kept).ifPresent(pattern -> patterns.remove(pattern, kept));
        hasPatterns = !patterns.isEmpty();
        wakeStream(kept).ifPresent(stream -> forget(wakeStreams, stream, kept));
        kept.subscription.links().keySet().forEach(path -> forget(byPath, path, kept));
    }

    /** After a link came or went. */
    void update(Kept kept, String path) {
        if (kept.subscription.links().containsKey(path)) {
            watch(byPath, path, kept);
        } else {
            forget(byPath, path, kept);
        }
    }

    private static List<Kept> of(Watched watched) {
        return watched == null ? List.of() : List.copyOf(watched.subscriptions);
    }

    private static Optional<String> pattern(Kept kept) {
        return kept.subscription.configuration().pattern();
    }

    private static Optional<String> wakeStream(Kept kept) {
        return kept.subscription.configuration().isWebhook()
                ? Optional.empty()
                : kept.subscription.configuration().wakeStream();
    }

    private static void watch(ConcurrentMap<String, Watched> all, String path, Kept kept) {
        Watched watched = all.computeIfAbsent(path, first -> new Watched());
        watched.add(kept);
    }

    private static void forget(ConcurrentMap<String, Watched> all, String path, Kept kept) {
        Watched watched = all.get(path);
        if (watched != null) {
            watched.remove(kept);
            if (watched.subscriptions.isEmpty()) {
                all.remove(path);
            }
        }
    }

    /** A stream that some subscriptions are linked to. */
    static final class Watched {

        private Set<Kept> subscriptions = Set.of();
        private volatile boolean told;

        private void add(Kept kept) {
            if (subscriptions.isEmpty()) {
                subscriptions = Set.of(kept); // most streams are of interest to one only
            } else if (!subscriptions.contains(kept)) {
                subscriptions = subscriptions.size() == 1 ? new LinkedHashSet<>(subscriptions) : subscriptions;
                subscriptions.add(kept);
            }
        }

        private void remove(Kept kept) {
            if (subscriptions.size() > 1) {
                subscriptions.remove(kept);
            } else if (subscriptions.contains(kept)) {
                subscriptions = Set.of();
            }
        }

        /** Whether nobody has been told of its growth since the last look at it. */
        boolean tellOnce() {
            if (told) {
                return false;
            }
            told = true;
            return true;
        }

        void look() {
            told = false;
        }
    }
}
