// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

import dev.tidemark.server.subscriptions.rules.Event;
import dev.tidemark.server.subscriptions.rules.Link;
import dev.tidemark.server.subscriptions.rules.Subscription;
import dev.tidemark.server.subscriptions.rules.Tails;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The subscriptions by their ids, in the order in which the log describes them. */
final class Register {

    private final Map<String, Kept> all = new LinkedHashMap<>();
    private final LinkIndex index;
    private volatile int count;

    /** Reads what the log holds and looks what became of the streams meanwhile. */
    Register(SubscriptionLog log, LinkIndex index, StreamLookup streams, LongSupplier clock) {
        this.index = index;
        log.read(this::restore);
        long now = clock.getAsLong();
        for (Kept kept : all.values()) {
            kept.subscription.limitTimes(now);
            List.copyOf(kept.subscription.links().keySet()).forEach(path -> reconcile(kept, path, streams));
            index.add(kept);
        }
        if (index.hasPatterns()) {
            streams.forEach(stream -> StreamLookup.tail(stream)
                    .ifPresent(tail -> link(stream.name().value(), tail)));
        }
        count = all.size();
    }

    Kept find(String id) {
        return all.get(id);
    }

    List<Kept> all() {
        return List.copyOf(all.values());
    }

    /** For any thread. */
    int count() {
        return count;
    }

    /** The one whose description is the oldest. */
    Optional<Kept> eldest() {
        return all.values().stream().findFirst();
    }

    void add(Kept kept) {
        all.put(kept.subscription.id(), kept);
        index.add(kept);
        count = all.size();
    }

    void remove(Kept kept) {
        all.remove(kept.subscription.id(), kept);
        index.remove(kept);
        count = all.size();
    }

    /** Something is stored, behind so many events. */
    void apply(Kept kept, long sequence, Event event) {
        Subscription subscription = kept.subscription;
        subscription.apply(event);
        if (event instanceof Event.Described) {
            describedAnew(kept, sequence);
        } else if (event instanceof Event.Deleted) {
            kept.leave();
            remove(kept);
        } else if (event instanceof Event.StreamsAdded added) {
            added.paths().forEach(path -> index.update(kept, path));
        } else if (event instanceof Event.StreamRemoved removed) {
            index.update(kept, removed.path());
        }
    }

    private void describedAnew(Kept kept, long base) {
        kept.base = base;
        if (all.remove(kept.subscription.id(), kept)) {
            all.put(kept.subscription.id(), kept);
        }
    }

    /** Events about what is not there are left over from what was deleted or described later. */
    private void restore(long sequence, String id, Event event) {
        if (event instanceof Event.Described described) {
            all.remove(id);
            Kept kept = new Kept(new Subscription(id, described));
            kept.base = sequence;
            all.put(id, kept);
        } else if (event instanceof Event.Deleted) {
            all.remove(id);
        } else if (all.containsKey(id)) {
            all.get(id).subscription.apply(event);
        }
    }

    /** A stream that is another one now, or is gone, has not told anybody. */
    private static void reconcile(Kept kept, String path, StreamLookup streams) {
        Link link = kept.subscription.links().get(path);
        Optional<Tails.Tail> tail = streams.of(path);
        if (tail.isEmpty()) {
            kept.subscription.lose(path);
        } else if (tail.get().stream() != link.stream()) {
            kept.subscription.follow(path, tail.get(), false);
        }
    }

    private void link(String path, Tails.Tail tail) {
        for (Kept kept : index.concerned(path)) {
            if (kept.subscription.takes(path) && index.matches(kept, path)) {
                kept.subscription.follow(path, tail, true);
                index.update(kept, path);
            }
        }
    }
}
