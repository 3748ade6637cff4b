// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

import dev.tidemark.server.subscriptions.rules.Decision;
import dev.tidemark.server.subscriptions.rules.Event;
import dev.tidemark.server.subscriptions.rules.Refused;
import dev.tidemark.server.subscriptions.rules.Subscription;
import dev.tidemark.server.subscriptions.rules.Surroundings;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * One thread, and one queue of deadlines, for all subscriptions: what is decided about one comes one after the other, each stored
 * before the next is looked at; what is decided about many in one go is stored together.
 */
final class Lanes implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Lanes.class.getName());

    /** When to try again what could not be stored. */
    private static final long STORE_AGAIN_MILLIS = 1000;

    private final SubscriptionLog log;
    private final Register register;
    private final Deliveries deliveries;
    private final LongSupplier clock;
    private final LongFunction<Surroundings> surroundings;
    private final Observer observer;
    private final Tidying tidying;
    private final OneThread thread;

    Lanes(
            SubscriptionLog log,
            Register register,
            Deliveries deliveries,
            LongSupplier clock,
            LongFunction<Surroundings> surroundings,
            Observer observer) {
        this.log = log;
        this.register = register;
        this.deliveries = deliveries;
        this.clock = clock;
        this.surroundings = surroundings;
        this.observer = observer;
        this.tidying = new Tidying(log, register);
        this.thread = new OneThread(log::flush);
    }

    /** For any thread. */
    void execute(Runnable work) {
        thread.execute(work);
    }

    Surroundings around() {
        return surroundings.apply(clock.getAsLong());
    }

    /** Does something in memory only, when what came before it is stored. */
    void enter(Kept kept, Runnable work) {
        kept.enter(() -> {
            if (!kept.isGone()) {
                work.run();
            }
        });
    }

    /** Looks at it as it is stored. */
    <T> CompletionStage<T> read(Kept kept, Function<Subscription, T> look) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        kept.enter(() -> {
            if (kept.isGone()) {
                answer.completeExceptionally(new Unknown());
            } else {
                answer.complete(look.apply(kept.subscription));
            }
        });
        return answer;
    }

    /** Decides, stores, applies, and answers. What is due anyway comes first. */
    <T> CompletionStage<T> perform(Kept kept, Work<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        kept.enter(() -> attempt(kept, work, answer));
        return answer;
    }

    /** Stores the beginning of a subscription. */
    CompletionStage<Void> store(Kept kept, Event.Described described) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        kept.enter(() -> commit(kept, List.of(described), failure -> {
            if (failure == null) {
                answer.complete(null);
            } else {
                kept.leave();
                register.remove(kept);
                answer.completeExceptionally(failure);
            }
        }));
        return answer;
    }

    /** Whether there is something to do for it now. */
    void look(Kept kept) {
        kept.enter(() -> {
            if (!kept.isGone()) {
                List<Event> due = kept.subscription.due(around());
                if (due.isEmpty()) {
                    act(kept, false);
                } else {
                    commit(kept, due, failure -> {});
                }
            }
        });
    }

    /** What keeps a wake from being delivered is gone, perhaps. */
    void deliverNow(Kept kept) {
        kept.enter(() -> {
            if (!kept.isGone()) {
                act(kept, true);
            }
        });
    }

    @Override
    public void close() {
        thread.close();
    }

    private <T> void attempt(Kept kept, Work<T> work, CompletableFuture<T> answer) {
        if (kept.isGone()) {
            answer.completeExceptionally(new Unknown());
            return;
        }
        Surroundings around = around();
        List<Event> due = kept.subscription.due(around);
        if (!due.isEmpty()) {
            commit(kept, due, failure -> {
                if (failure == null) {
                    attempt(kept, work, answer);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
            return;
        }
        Decision<T> decision;
        try {
            decision = work.decide(kept.subscription, around);
        } catch (RuntimeException refused) {
            if (refused instanceof Refused known && known.reason() == Refused.Reason.FENCED) {
                observer.fenced();
            }
            answer.completeExceptionally(refused);
            return;
        }
        if (decision.events().isEmpty()) {
            answer.complete(decision.answer());
            return;
        }
        commit(kept, decision.events(), failure -> {
            if (failure == null) {
                answer.complete(decision.answer());
            } else {
                answer.completeExceptionally(failure);
            }
        });
    }

    /** @param then is told the failure, or null */
    private void commit(Kept kept, List<Event> events, Consumer<Throwable> then) {
        kept.hold();
        log.append(kept.subscription.id(), events)
                .whenComplete((sequence, failure) -> execute(() -> {
                    kept.release();
                    if (failure == null) {
                        applied(kept, sequence, events);
                    } else {
                        failed(kept, failure);
                    }
                    then.accept(cause(failure));
                    kept.goOn();
                    // Last of all: what was waited for may have to store more before anything else is decided.
                    tidying.next().ifPresent(this::describe);
                }));
    }

    private void applied(Kept kept, long sequence, List<Event> events) {
        for (Event event : events) {
            register.apply(kept, sequence, event);
            observe(event);
        }
        if (!kept.isGone()) {
            act(kept, false);
        }
    }

    private void describe(Kept kept) {
        kept.enter(() -> {
            if (kept.isGone()) {
                tidying.done();
            } else {
                commit(kept, List.of(kept.subscription.described()), failure -> tidying.done());
            }
        });
    }

    private void failed(Kept kept, Throwable failure) {
        if (!(cause(failure) instanceof NotStored)) { // what the store refuses it tells itself, once
            LOG.log(System.Logger.Level.WARNING, "a subscription could not be stored", cause(failure));
        }
        alarm(kept, clock.getAsLong() + STORE_AGAIN_MILLIS);
    }

    /** Has the wake delivered if it is time, and sees to it that nothing is forgotten. */
    private void act(Kept kept, boolean now) {
        Subscription subscription = kept.subscription;
        boolean delivering =
                kept.attempt != null && subscription.progress().isAt(kept.attempt.generation(), kept.attempt.wake());
        boolean due = subscription.wantsDelivery(now ? Long.MAX_VALUE : clock.getAsLong());
        if (due && !delivering) {
            deliveries.begin(kept, (shown, answer) -> execute(() -> ended(kept, shown, answer)));
        }
        long next = subscription.deadline();
        if (!due && subscription.wantsDelivery(Long.MAX_VALUE)) {
            next = Math.min(next, subscription.progress().nextAttempt());
        }
        alarm(kept, next);
    }

    private void ended(Kept kept, View shown, Sender.Answer answer) {
        if (kept.attempt != null && shown.progress().isAt(kept.attempt.generation(), kept.attempt.wake())) {
            kept.attempt = null;
        }
        if (answer != Sender.Answer.FAILED) {
            observer.delivered();
        }
        perform(
                kept,
                (subscription, around) ->
                        new Decision<Void>(deliveries.events(subscription, shown, answer, around), null));
    }

    /** One alarm at a time, and not a later one: when it goes off too early, the next one is set. */
    private void alarm(Kept kept, long at) {
        if (at == Long.MAX_VALUE || !kept.wantsAlarm(at)) {
            return;
        }
        long delay = Math.max(1, at - clock.getAsLong());
        Runnable ring = () -> {
            kept.disarm();
            look(kept);
        };
        thread.schedule(ring, delay).ifPresent(alarm -> kept.armed(alarm, at));
    }

    private void observe(Event event) {
        if (event instanceof Event.Woken) {
            observer.woken();
        } else if (event instanceof Event.Failed) {
            observer.failed();
        } else if (event instanceof Event.Expired) {
            observer.expired();
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    /** Looks at a subscription and decides; throws what it refuses with. */
    @FunctionalInterface
    interface Work<T> {
        Decision<T> decide(Subscription subscription, Surroundings around);
    }
}
