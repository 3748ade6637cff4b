// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.EventStream;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.NewRecord;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.subscriptions.rules.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The stream that the subscriptions are the sum of. Nobody reaches it by its name: it begins with a character that no
 * protocol takes.
 */
final class SubscriptionLog {

    static final StreamName NAME = new StreamName("\u0001ds/subscriptions");

    private static final ContentType JSON = new ContentType("application/json");

    private final LogStore store;
    private final List<NewRecord> records = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();

    SubscriptionLog(LogStore store) {
        this.store = store;
    }

    /** Reads all events, waiting for them. */
    void read(Each each) {
        EventStream.read(store, NAME, (sequence, body) -> {
            EventJson.Stored stored = EventJson.read(body);
            each.event(sequence, stored.id(), stored.event());
        });
    }

    /**
     * Stores events of one subscription with the next {@link #flush}, all or none, behind all earlier ones.
     *
     * @return the number of events before them; fails with {@link NotStored}
     */
    CompletionStage<Long> append(String id, List<Event> events) {
        Waiting one = new Waiting(records.size(), new CompletableFuture<>());
        events.forEach(event -> records.add(NewRecord.of(EventJson.write(id, event))));
        waiting.add(one);
        return one.stored();
    }

    /** Stores what was appended since the last time, all or none, as one change. */
    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Waiting> together = List.copyOf(waiting);
        CompletionStage<Outcome> storing = execute(List.copyOf(records));
        waiting.clear();
        records.clear();
        storing.whenComplete((outcome, failure) -> together.forEach(one -> one.end(outcome, failure)));
    }

    /** How many records it has. */
    long length() {
        return store.find(NAME).map(SubscriptionLog::length).orElse(0L);
    }

    /** Drops what is before an event. */
    void trim(long sequence) {
        execute(List.of(EventStream.trim(sequence)));
    }

    /** How many records lie before the next one. */
    long end() {
        return store.find(NAME).map(state -> state.tail().sequence()).orElse(0L);
    }

    /** How many events lie before the first one that was not dropped. */
    long first() {
        return store.find(NAME).map(state -> state.controls().trimPoint()).orElse(0L);
    }

    private static long length(StreamState state) {
        return state.tail().sequence() - state.controls().trimPoint();
    }

    private CompletionStage<Outcome> execute(List<NewRecord> records) {
        if (store.find(NAME).isEmpty()) {
            // Commands are carried out in their order, so nobody has to wait for this one, and a second one does
            // nothing.
            store.execute(new Command.Create(NAME, JSON, List.of(), false));
        }
        return store.execute(new Command.AppendRecords(NAME, records, OptionalLong.empty(), Optional.empty()));
    }

    /** @param before how many events are stored together with these, before them */
    private record Waiting(int before, CompletableFuture<Long> stored) {

        void end(Outcome outcome, Throwable failure) {
            if (failure != null) {
                stored.completeExceptionally(failure);
            } else if (outcome instanceof Outcome.Recorded recorded) {
                stored.complete(recorded.start().sequence() + before);
            } else {
                stored.completeExceptionally(new NotStored(outcome));
            }
        }
    }

    /** Takes one event. */
    @FunctionalInterface
    interface Each {
        void event(long sequence, String id, Event event);
    }
}
