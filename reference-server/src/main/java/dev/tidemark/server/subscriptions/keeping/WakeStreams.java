// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

import dev.tidemark.server.http.JsonTree;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Producer;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.subscriptions.rules.Wake;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * Writes the wakes of pull-wake subscriptions to their streams (7.2), each once: for the log a subscription is an idempotent
 * producer whose epoch is the generation, so what a crash left open can be written again.
 */
final class WakeStreams implements Sender {

    private final LogStore store;
    private final LongSupplier clock;

    WakeStreams(LogStore store, LongSupplier clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Sending send(View subscription) {
        CompletionStage<Answer> written = write(subscription);
        return new Sending() {
            @Override
            public CompletionStage<Answer> answer() {
                return written;
            }

            @Override
            public void abort() {
                // It is on its way to the disk.
            }
        };
    }

    private CompletionStage<Answer> write(View subscription) {
        StreamName name =
                new StreamName(subscription.configuration().wakeStream().orElseThrow());
        Optional<ContentType> type = store.find(name).map(StreamState::contentType);
        if (type.isEmpty()) {
            return CompletableFuture.completedStage(Answer.FAILED);
        }
        Producer producer = new Producer(
                "__ds/" + subscription.key(), subscription.progress().generation(), 0);
        return store.execute(new Command.Append(
                        name, type, List.of(event(subscription)), false, Optional.empty(), Optional.of(producer)))
                .handle((outcome, failure) -> isWritten(outcome) ? Answer.TAKEN : Answer.FAILED);
    }

    private static boolean isWritten(Outcome outcome) {
        return outcome instanceof Outcome.Appended
                || outcome instanceof Outcome.Duplicate
                || outcome instanceof Outcome.StaleEpoch;
    }

    private byte[] event(View subscription) {
        Wake wake = subscription.progress().wake().orElseThrow();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", "wake");
        event.put("subscription_id", subscription.id());
        event.put("stream", wake.cause());
        event.put("generation", subscription.progress().generation());
        event.put("ts", clock.getAsLong());
        return JsonTree.bytes(event);
    }
}
