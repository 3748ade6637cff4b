// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

import dev.tidemark.server.log.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One subscription: the sum of its events, and what follows from them. Only {@link #apply} and what says so in its name change
 * it; whatever decides returns events that are to be applied once they are stored.
 */
public final class Subscription {

    private final String id;
    private final String key;
    private final Configuration configuration;
    private final String root;
    private final long createdAt;
    private final SortedMap<String, Link> links = new TreeMap<>();
    private Progress progress;

    public Subscription(String id, Event.Described described) {
        this.id = id;
        this.key = described.key();
        this.configuration = described.configuration();
        this.root = described.root().intern(); // thousands of subscriptions have one of a few
        this.createdAt = described.createdAt();
        this.progress = described.progress();
        described.explicit().forEach(this::name);
        described.cursors().forEach(this::restore);
    }

    /**
     * A new one: every stream that it is about is linked where it is now (6.2).
     *
     * @param matching the streams that its pattern matches
     */
    public static Event.Described creation(
            String key, Configuration configuration, String root, Collection<String> matching, Surroundings around) {
        List<String> all = new ArrayList<>(configuration.streams());
        all.addAll(matching);
        return new Event.Described(
                key,
                configuration,
                root,
                around.now(),
                configuration.streams(),
                atTails(all, around.tails()),
                Progress.NONE);
    }

    public String id() {
        return id;
    }

    /** Tells it from an earlier one of the same id. */
    public String key() {
        return key;
    }

    public Configuration configuration() {
        return configuration;
    }

    /** How its creator reached the server. */
    public String root() {
        return root;
    }

    /** Milliseconds since 1970. */
    public long createdAt() {
        return createdAt;
    }

    public Progress progress() {
        return progress;
    }

    /** Its streams by their paths. */
    public SortedMap<String, Link> links() {
        return Collections.unmodifiableSortedMap(links);
    }

    /** Its streams with their ends. */
    public List<StreamStatus> streams(Tails tails) {
        return links.entrySet().stream()
                .map(entry -> status(entry.getKey(), entry.getValue(), tails))
                .toList();
    }

    /** Whether its pattern can link this stream. Its own wakes are no work for it: they would wake it for ever. */
    public boolean takes(String path) {
        return configuration.wakeStream().filter(path::equals).isEmpty();
    }

    /** The event that sums it up. */
    public Event.Described described() {
        List<String> explicit = new ArrayList<>();
        List<Cursor> cursors = new ArrayList<>();
        links.forEach((path, link) -> {
            if (link.explicit()) {
                explicit.add(path);
            }
            if (link.stream() != Link.NONE) {
                cursors.add(new Cursor(path, link.stream(), link.acked()));
            }
        });
        return new Event.Described(key, configuration, root, createdAt, explicit, cursors, progress);
    }

    // What time and appends lead to

    /** When {@link #due} has something to say that no append causes, in milliseconds; the greatest number if never. */
    public long deadline() {
        return progress.wake()
                .map(Wake::leasedUntil)
                .orElse(progress.isFailing() ? progress.nextAttempt() : Long.MAX_VALUE);
    }

    /** What happens now without anybody's request: a lease ends, pending work causes a wake (7). */
    public List<Event> due(Surroundings around) {
        if (progress.wake().isPresent()) {
            return progress.wake().get().leasedUntil() <= around.now() ? expiry(around) : List.of();
        }
        if (progress.nextAttempt() > around.now()) {
            return List.of();
        }
        List<Event> wake = wake(around, Map.of());
        return wake.isEmpty() && progress.isFailing() ? List.of(new Event.Finished(List.of())) : wake;
    }

    /** Whether a wake waits to be delivered, for the first time or again. */
    public boolean wantsDelivery(long now) {
        return progress.wake().filter(wake -> !wake.reached()).isPresent() && progress.nextAttempt() <= now;
    }

    // What requests lead to

    /** @throws Refused if there is nothing to take, or somebody else has it */
    public Decision<String> claim(String worker, Surroundings around) {
        require(Configuration.Kind.PULL_WAKE, "A webhook is called; only pull-wake subscriptions are claimed.");
        if (progress.wake().filter(Wake::isLeased).isPresent()) {
            throw refused(Refused.Reason.ALREADY_CLAIMED, "Another worker holds the lease.");
        }
        if (progress.isIdle() || firstPending(around.tails(), Map.of()).isEmpty()) {
            // Idle with work is never seen here: what is due comes first.
            throw refused(Refused.Reason.NO_PENDING_WORK, "There is no pending work to claim.");
        }
        return new Decision<>(
                List.of(new Event.Claimed(worker, leaseFrom(around.now()))),
                progress.wake().get().id());
    }

    /** A wake whose work has vanished before anybody took it is over: the next work needs a new one. */
    public List<Event> dropIfPointless(Tails tails) {
        boolean unclaimed = progress.wake().filter(wake -> !wake.isLeased()).isPresent();
        return unclaimed && firstPending(tails, Map.of()).isEmpty()
                ? List.of(new Event.Finished(List.of()))
                : List.of();
    }

    /**
     * Acks of a worker that claimed, or of the receiver of a webhook.
     *
     * @return whether another wake follows at once
     * @throws Refused if it is stale, or acks what cannot be acked
     */
    public Decision<Boolean> report(Configuration.Kind by, Report report, Surroundings around) {
        require(by, "This is for " + by.word() + " subscriptions.");
        fence(report);
        List<Cursor> acks = acked(report.acks(), around.tails());
        if (!report.done()) {
            return new Decision<>(List.of(new Event.Extended(acks, leaseFrom(around.now()))), false);
        }
        return finished(acks, around);
    }

    /** @throws Refused if it is stale */
    public Decision<Boolean> release(Report report, Surroundings around) {
        require(Configuration.Kind.PULL_WAKE, "The lease of a webhook is not released; it is done, or it expires.");
        fence(report);
        return finished(List.of(), around);
    }

    /** The receiver answered that it has processed what it was shown. Nothing happens if that wake is over. */
    public List<Event> answeredDone(long generation, String wake, List<StreamStatus> shown, Surroundings around) {
        if (!progress.isAt(generation, wake)) {
            return List.of();
        }
        List<Cursor> acks = shown.stream()
                .filter(StreamStatus::hasPending)
                .map(StreamStatus::processed)
                .filter(this::isAhead)
                .toList();
        return finished(acks, around).events();
    }

    /** The receiver has the wake and goes on by itself. */
    public List<Event> answered(long generation, String wake) {
        return progress.isAt(generation, wake) && !progress.wake().get().reached()
                ? List.of(new Event.Reached())
                : List.of();
    }

    /** The wake could not be delivered; that is of no interest once the receiver has called back. */
    public List<Event> notDelivered(long generation, String wake, Surroundings around) {
        if (!progress.isAt(generation, wake) || progress.wake().get().reached()) {
            return List.of();
        }
        int failures = progress.failures() + 1;
        return List.of(
                new Event.Failed(failures, around.now() + around.backoff().afterFailures(failures)));
    }

    /** Names streams; those that are named already stay where they are (6.4). */
    public List<Event> add(Collection<String> paths, Tails tails) {
        List<String> fresh = paths.stream()
                .distinct()
                .filter(path -> !links.containsKey(path) || !links.get(path).explicit())
                .toList();
        List<String> unlinked =
                fresh.stream().filter(path -> !links.containsKey(path)).toList();
        return fresh.isEmpty() ? List.of() : List.of(new Event.StreamsAdded(fresh, atTails(unlinked, tails)));
    }

    /** Takes a name back, if it was given. */
    public List<Event> remove(String path) {
        return links.containsKey(path) && links.get(path).explicit()
                ? List.of(new Event.StreamRemoved(path))
                : List.of();
    }

    // What changes it

    public void apply(Event event) {
        if (event instanceof Event.Woken woken) {
            progress = progress.woken(woken);
        } else if (event instanceof Event.Claimed claimed) {
            hold(wake -> wake.claimed(claimed.worker(), claimed.leasedUntil()));
        } else if (event instanceof Event.Extended extended) {
            extended.acks().forEach(this::advance);
            hold(wake -> wake.extended(extended.leasedUntil()));
        } else if (event instanceof Event.Reached) {
            hold(wake -> wake.extended(wake.leasedUntil()));
        } else if (event instanceof Event.Finished finished) {
            finished.acks().forEach(this::advance);
            progress = progress.ended(0, 0);
        } else if (event instanceof Event.Expired expired) {
            progress = progress.ended(expired.failures(), expired.nextAttempt());
        } else if (event instanceof Event.Failed failed) {
            progress = progress.failed(failed.failures(), failed.nextAttempt());
        } else if (event instanceof Event.StreamsAdded added) {
            added.paths().forEach(this::name);
            added.cursors().forEach(this::restore);
        } else if (event instanceof Event.StreamRemoved removed) {
            change(removed.path(), link -> link.explicit(false));
        }
    }

    /**
     * Makes the link follow the stream of this path: one that it does not know yet came into being just now, so all of its
     * own data are new (6.2). This needs no event: it follows from the log as well after a restart.
     *
     * @param byPattern whether the pattern matches it
     */
    public void follow(String path, Tails.Tail stream, boolean byPattern) {
        Link link = links.getOrDefault(path, new Link(false, false, Link.NONE, Position.START));
        Link marked = new Link(link.explicit(), link.glob() || byPattern, link.stream(), link.acked());
        if (marked.isNeeded()) {
            links.put(path, marked.stream() == stream.stream() ? marked : marked.at(stream.stream(), stream.start()));
        }
    }

    /** The stream of this path is gone: a named one is waited for, others are forgotten. Needs no event either. */
    public void lose(String path) {
        change(path, link -> new Link(link.explicit(), false, Link.NONE, Position.START));
    }

    /** After a restart the clock may be another one: no lease and no pause is longer than it can be. */
    public void limitTimes(long now) {
        Optional<Wake> wake = progress.wake()
                .map(one -> one.isLeased()
                        ? new Wake(
                                one.id(),
                                one.cause(),
                                one.holder(),
                                Math.min(one.leasedUntil(), leaseFrom(now)),
                                one.reached())
                        : one);
        progress = new Progress(
                progress.generation(),
                wake,
                progress.failures(),
                Math.min(progress.nextAttempt(), now + Backoff.BOUND));
    }

    private List<Event> expiry(Surroundings around) {
        // A receiver that has not answered within the lease has failed; one that was to be tried later has not failed
        // again.
        boolean unanswered = configuration.isWebhook() && wantsDelivery(around.now());
        int failures = progress.failures() + (unanswered ? 1 : 0);
        long next = unanswered ? around.now() + around.backoff().afterFailures(failures) : progress.nextAttempt();
        List<Event> events = new ArrayList<>();
        events.add(new Event.Expired(failures, next));
        if (next <= around.now()) {
            events.addAll(wake(around, Map.of()));
        }
        return events;
    }

    private Decision<Boolean> finished(List<Cursor> acks, Surroundings around) {
        List<Event> events = new ArrayList<>();
        events.add(new Event.Finished(acks));
        Map<String, Position> acked = new HashMap<>();
        acks.forEach(ack -> acked.put(ack.path(), ack.acked()));
        List<Event> next = wake(around, acked);
        events.addAll(next);
        return new Decision<>(events, !next.isEmpty());
    }

    /** @param acked what will be acked by then */
    private List<Event> wake(Surroundings around, Map<String, Position> acked) {
        long lease = configuration.isWebhook() ? leaseFrom(around.now()) : Wake.UNCLAIMED;
        return firstPending(around.tails(), acked).stream()
                .<Event>map(cause -> new Event.Woken(
                        progress.generation() + 1, around.wakeIds().get(), cause, lease))
                .toList();
    }

    private Optional<String> firstPending(Tails tails, Map<String, Position> acked) {
        return links.entrySet().stream()
                .filter(entry -> isPending(entry.getKey(), entry.getValue(), tails, acked))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isPending(String path, Link link, Tails tails, Map<String, Position> acked) {
        Link after = acked.containsKey(path) ? link.at(link.stream(), acked.get(path)) : link;
        return status(path, after, tails).hasPending();
    }

    /** A stream that the link does not know yet, or not any more, is empty for it: {@link #follow} comes first. */
    private static StreamStatus status(String path, Link link, Tails tails) {
        Position tail = tails.of(path)
                .filter(end -> end.stream() == link.stream())
                .map(Tails.Tail::tail)
                .orElse(link.acked());
        return new StreamStatus(path, link, tail);
    }

    private List<Cursor> acked(List<Ack> acks, Tails tails) {
        Map<String, Cursor> moved = new HashMap<>();
        for (Ack ack : acks) {
            Link link = links.get(ack.path());
            if (link == null) {
                throw refused(Refused.Reason.INVALID_OFFSET, "An ack names a stream that is not linked.");
            }
            StreamStatus status = status(ack.path(), link, tails);
            Position before =
                    moved.containsKey(ack.path()) ? moved.get(ack.path()).acked() : link.acked();
            if (ack.offset().compareTo(before) < 0) {
                throw refused(Refused.Reason.INVALID_OFFSET, "An ack lies before what is acked already.");
            }
            if (!isWithin(ack.offset(), status.tail())) {
                throw refused(Refused.Reason.INVALID_OFFSET, "An ack lies behind the tail of its stream.");
            }
            moved.put(ack.path(), new Cursor(ack.path(), link.stream(), ack.offset()));
        }
        return List.copyOf(moved.values());
    }

    /** Both numbers of a position grow together. */
    private static boolean isWithin(Position offset, Position tail) {
        return offset.equals(tail) || (offset.sequence() < tail.sequence() && offset.bytes() <= tail.bytes());
    }

    private boolean isAhead(Cursor cursor) {
        Link link = links.get(cursor.path());
        return link != null
                && link.stream() == cursor.stream()
                && cursor.acked().compareTo(link.acked()) > 0;
    }

    private void fence(Report report) {
        if (!key.equals(report.key())) {
            throw refused(Refused.Reason.FOREIGN_TOKEN, "The token was given for another subscription.");
        }
        boolean leased = progress.wake().filter(Wake::isLeased).isPresent();
        if (!leased || !report.isAbout(progress)) {
            throw refused(Refused.Reason.FENCED, "The wake is over, or another one.");
        }
    }

    private void require(Configuration.Kind kind, String sentence) {
        if (configuration.kind() != kind) {
            throw refused(Refused.Reason.WRONG_KIND, sentence);
        }
    }

    private Refused refused(Refused.Reason reason, String sentence) {
        return new Refused(reason, sentence, progress);
    }

    private long leaseFrom(long now) {
        return now + configuration.leaseMillis();
    }

    private static List<Cursor> atTails(List<String> paths, Tails tails) {
        return paths.stream()
                .distinct()
                .flatMap(path -> tails.of(path).map(end -> new Cursor(path, end.stream(), end.tail())).stream())
                .toList();
    }

    private void hold(UnaryOperator<Wake> change) {
        progress.wake().ifPresent(wake -> progress = progress.held(change.apply(wake)));
    }

    private void name(String path) {
        Link link = links.getOrDefault(path, new Link(false, false, Link.NONE, Position.START));
        links.put(path, link.explicit(true));
    }

    /** A cursor without a name belongs to the pattern. */
    private void restore(Cursor cursor) {
        Link link = links.getOrDefault(cursor.path(), new Link(false, true, Link.NONE, Position.START));
        links.put(cursor.path(), link.at(cursor.stream(), cursor.acked()));
    }

    /**
     * Cursors never go back. A stream that is not linked here was linked when this was decided: of links that follow from the
     * log nothing is stored before the first ack.
     */
    private void advance(Cursor cursor) {
        Link link = links.get(cursor.path());
        if (link == null || link.stream() != cursor.stream() || isAhead(cursor)) {
            restore(cursor);
        }
    }

    private void change(String path, UnaryOperator<Link> change) {
        Link changed = links.containsKey(path) ? change.apply(links.get(path)) : null;
        if (changed != null && changed.isNeeded()) {
            links.put(path, changed);
        } else {
            links.remove(path);
        }
    }
}
