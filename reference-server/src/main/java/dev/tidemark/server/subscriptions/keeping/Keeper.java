// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.subscriptions.rules.Backoff;
import dev.tidemark.server.subscriptions.rules.Configuration;
import dev.tidemark.server.subscriptions.rules.Decision;
import dev.tidemark.server.subscriptions.rules.Event;
import dev.tidemark.server.subscriptions.rules.Report;
import dev.tidemark.server.subscriptions.rules.Subscription;
import dev.tidemark.server.subscriptions.rules.Surroundings;
import dev.tidemark.server.subscriptions.rules.Tails;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * All subscriptions: takes requests, learns of the changes of streams, and has wakes delivered. No method blocks its caller; what a
 * stage completes with is stored.
 */
public final class Keeper implements AutoCloseable {

    /** How many streams may match when a subscription is created; later ones are not counted. */
    public static final int MOST_MATCHING = 10_000;

    private final StreamLookup streams;
    private final Lanes lanes;
    private final Register register;
    private final LinkIndex index;
    private final Supplier<String> keys;
    private final int most;
    private final Observer observer;

    /**
     * Reads what is kept, waiting for it. Nothing is delivered before {@link #begin}.
     *
     * @param ids random ones, which nobody can guess
     * @param most how many subscriptions there may be
     */
    public Keeper(LogStore store, Sender webhooks, Supplier<String> ids, Backoff backoff, int most, Observer observer) {
        this.keys = ids;
        this.most = most;
        this.observer = observer;
        this.streams = new StreamLookup(store);
        this.index = new LinkIndex();
        LongSupplier clock = new SteadyClock();
        SubscriptionLog log = new SubscriptionLog(store);
        this.register = new Register(log, index, streams, clock);
        this.lanes = new Lanes(
                log,
                register,
                new Deliveries(webhooks, new WakeStreams(store, clock), streams, observer),
                clock,
                now -> new Surroundings(now, streams, () -> "w_" + ids.get(), backoff),
                observer);
        store.onCommit(this::committed);
    }

    /** Starts to deliver, with what was due while the server was not running. */
    public void begin() {
        lanes.execute(() -> register.all().forEach(lanes::look));
    }

    /** How many there are; for any thread. */
    public int count() {
        return register.count();
    }

    /**
     * Creates a subscription, or makes sure that one like this exists (6.2).
     *
     * @param root how the creator reached the server
     * @return whether it was created; fails with {@link NotCreated}
     */
    public CompletionStage<Created> create(String id, Configuration configuration, String root) {
        return on(() -> {
            Kept present = register.find(id);
            return present == null ? created(id, configuration, root) : confirmed(present, configuration);
        });
    }

    /** As it is now; fails with {@link Unknown}. */
    public CompletionStage<View> find(String id) {
        return on(() -> {
            Kept present = register.find(id);
            return present == null ? CompletableFuture.failedStage(new Unknown()) : lanes.read(present, this::view);
        });
    }

    /** Removes a subscription, if there is one. Whatever is under way for it comes to nothing (6.3). */
    public CompletionStage<Void> delete(String id) {
        return on(() -> {
                    Kept present = register.find(id);
                    return present == null
                            ? CompletableFuture.<Void>completedStage(null)
                            : lanes.<Void>perform(
                                    present,
                                    (subscription, around) -> new Decision<>(List.of(new Event.Deleted()), null));
                })
                .exceptionally(failure -> {
                    if (cause(failure) instanceof Unknown) {
                        return null; // somebody else was faster
                    }
                    throw new CompletionException(cause(failure));
                });
    }

    /** Names streams (6.4); fails with {@link Unknown}. */
    public CompletionStage<Void> add(String id, Collection<String> paths) {
        return perform(id, (subscription, around) -> new Decision<>(subscription.add(paths, around.tails()), null));
    }

    /** Takes back that a stream was named (6.4); fails with {@link Unknown}. */
    public CompletionStage<Void> remove(String id, String path) {
        return perform(id, (subscription, around) -> new Decision<>(subscription.remove(path), null));
    }

    /**
     * Takes the wake that is in flight (7.2).
     *
     * @return the subscription with the wake that was taken; fails with {@link Unknown} or a refusal
     */
    public CompletionStage<View> claim(String id, String worker) {
        return perform(
                        id,
                        (subscription, around) ->
                                new Decision<Void>(subscription.dropIfPointless(around.tails()), null))
                .thenCompose(dropped -> perform(id, (subscription, around) -> subscription.claim(worker, around)))
                .thenCompose(claimed -> find(id));
    }

    /**
     * What a worker says about its wake (7.1, 7.2).
     *
     * @param by what kind of subscription has this request
     * @return whether another wake follows; fails with {@link Unknown} or a refusal
     */
    public CompletionStage<Boolean> report(String id, Configuration.Kind by, Report report) {
        return perform(id, (subscription, around) -> subscription.report(by, report, around));
    }

    /** Gives a wake back; fails as {@link #report} does. */
    public CompletionStage<Boolean> release(String id, Report report) {
        return perform(id, (subscription, around) -> subscription.release(report, around));
    }

    @Override
    public void close() {
        lanes.close();
    }

    private CompletionStage<Created> created(String id, Configuration configuration, String root) {
        if (register.count() >= most) {
            return CompletableFuture.failedStage(new NotCreated(NotCreated.Reason.TOO_MANY));
        }
        Set<String> matching = new LinkedHashSet<>(configuration
                .pattern()
                .map(pattern -> streams.matching(pattern, MOST_MATCHING + 1))
                .orElse(List.of()));
        configuration.wakeStream().ifPresent(matching::remove);
        if (matching.size() > MOST_MATCHING) {
            return CompletableFuture.failedStage(new NotCreated(NotCreated.Reason.TOO_BROAD));
        }
        Event.Described described = Subscription.creation(keys.get(), configuration, root, matching, lanes.around());
        Kept kept = new Kept(new Subscription(id, described));
        matching.forEach(path -> streams.of(path).ifPresent(tail -> kept.subscription.follow(path, tail, true)));
        register.add(kept);
        return lanes.store(kept, described).thenApply(stored -> new Created(true, view(kept.subscription)));
    }

    private CompletionStage<Created> confirmed(Kept present, Configuration configuration) {
        return lanes.perform(present, (subscription, around) -> {
            if (!MessageDigest.isEqual(subscription.configuration().hash(), configuration.hash())) {
                throw new NotCreated(NotCreated.Reason.DIFFERENT);
            }
            return Decision.nothing(new Created(false, view(subscription)));
        });
    }

    private View view(Subscription subscription) {
        return View.of(subscription, streams);
    }

    private <T> CompletionStage<T> perform(String id, Lanes.Work<T> work) {
        return on(() -> {
            Kept present = register.find(id);
            return present == null ? CompletableFuture.failedStage(new Unknown()) : lanes.perform(present, work);
        });
    }

    /** Goes on where subscriptions are decided about. */
    private <T> CompletionStage<T> on(Supplier<CompletionStage<T>> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        lanes.execute(() -> {
            try {
                work.get().whenComplete((result, failure) -> complete(answer, result, failure));
            } catch (RuntimeException failed) {
                answer.completeExceptionally(failed);
            }
        });
        return answer;
    }

    private static <T> void complete(CompletableFuture<T> answer, T result, Throwable failure) {
        if (failure == null) {
            answer.complete(result);
        } else {
            answer.completeExceptionally(cause(failure));
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    // What streams do; the thread that all writers wait for says so

    private void committed(StreamName name, Change change, Optional<StreamState> after) {
        String path = name.value();
        if (change instanceof Change.Created) {
            if (index.awaits(path) && !StreamLookup.isInternal(name)) {
                long now = System.nanoTime();
                StreamLookup.tail(after.orElseThrow())
                        .ifPresent(tail -> lanes.execute(() -> appeared(path, tail, now)));
            }
            return;
        }
        LinkIndex.Watched watched = index.watched(path);
        if (watched == null) {
            return;
        }
        if (after.isEmpty() || after.get().softDeleted()) {
            lanes.execute(() -> vanished(path));
        } else if (grows(change) && watched.tellOnce()) {
            long now = System.nanoTime();
            lanes.execute(() -> grown(path, watched, now));
        }
    }

    private static boolean grows(Change change) {
        return change instanceof Change.Recorded
                || (change instanceof Change.Appended appended
                        && !appended.bodies().isEmpty());
    }

    private void appeared(String path, Tails.Tail tail, long now) {
        for (Kept kept : index.concerned(path)) {
            lanes.enter(kept, () -> {
                kept.subscription.follow(path, tail, kept.subscription.takes(path) && index.matches(kept, path));
                index.update(kept, path);
                notice(kept, now);
            });
        }
        index.waking(path).forEach(lanes::deliverNow);
    }

    private void vanished(String path) {
        for (Kept kept : index.linked(path)) {
            lanes.enter(kept, () -> {
                kept.subscription.lose(path);
                index.update(kept, path);
            });
        }
    }

    private void grown(String path, LinkIndex.Watched watched, long now) {
        watched.look();
        for (Kept kept : index.linked(path)) {
            lanes.enter(kept, () -> notice(kept, now));
        }
    }

    private void notice(Kept kept, long now) {
        if (kept.noticed == 0 && kept.subscription.progress().isIdle()) {
            kept.noticed = now;
        }
        lanes.look(kept);
    }

    /**
     * What became of a creation.
     *
     * @param fresh whether it was created now
     */
    public record Created(boolean fresh, View subscription) {}
}
