// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

import dev.tidemark.server.subscriptions.rules.Event;
import dev.tidemark.server.subscriptions.rules.Progress;
import dev.tidemark.server.subscriptions.rules.Subscription;
import dev.tidemark.server.subscriptions.rules.Surroundings;
import java.util.List;
import java.util.function.BiConsumer;

/** Has the wakes of one subscription after the other delivered, and says what follows from how that ended. */
final class Deliveries {

    private final Sender webhooks;
    private final Sender wakeStreams;
    private final StreamLookup streams;
    private final Observer observer;

    Deliveries(Sender webhooks, Sender wakeStreams, StreamLookup streams, Observer observer) {
        this.webhooks = webhooks;
        this.wakeStreams = wakeStreams;
        this.streams = streams;
        this.observer = observer;
    }

    /**
     * Delivers the wake that is under way, in the place of an earlier one.
     *
     * @param ended is told how it ended, on whatever thread
     */
    void begin(Kept kept, BiConsumer<View, Sender.Answer> ended) {
        Subscription subscription = kept.subscription;
        if (kept.attempt != null) {
            kept.attempt.sending().abort();
        }
        if (kept.noticed != 0) {
            observer.lag(System.nanoTime() - kept.noticed);
            kept.noticed = 0;
        }
        View shown = View.of(subscription, streams);
        Sender sender = subscription.configuration().isWebhook() ? webhooks : wakeStreams;
        Sender.Sending sending = sender.send(shown);
        Progress progress = subscription.progress();
        kept.attempt = new Kept.Attempt(
                progress.generation(), progress.wake().orElseThrow().id(), sending);
        sending.answer().thenAccept(answer -> ended.accept(shown, answer));
    }

    /** What follows. */
    List<Event> events(Subscription subscription, View shown, Sender.Answer answer, Surroundings around) {
        long generation = shown.progress().generation();
        String wake = shown.progress().wake().orElseThrow().id();
        return switch (answer) {
            case DONE -> subscription.answeredDone(generation, wake, shown.streams(), around);
            case TAKEN -> subscription.answered(generation, wake);
            case FAILED -> subscription.notDelivered(generation, wake, around);
        };
    }
}
