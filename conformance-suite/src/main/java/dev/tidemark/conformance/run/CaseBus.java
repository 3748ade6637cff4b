// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import io.cucumber.core.eventbus.EventBus;
import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.event.EventHandler;
import io.cucumber.plugin.event.TestCaseFinished;
import java.time.Instant;
import java.util.UUID;

/** Hands what a runner of Cucumber tells to the attempt that it is running. */
final class CaseBus implements EventBus {

    private Attempt listening;

    void tell(Attempt attempt) {
        listening = attempt;
    }

    @Override
    public Instant getInstant() {
        return Instant.now();
    }

    @Override
    public UUID generateId() {
        return UUID.randomUUID();
    }

    @Override
    public <T> void send(T event) {
        Preparation.see(event);
        if (event instanceof Envelope message) {
            listening.add(message);
        } else if (event instanceof TestCaseFinished finished) {
            listening.end(finished.getResult());
        }
    }

    @Override
    public <T> void sendAll(Iterable<T> events) {
        events.forEach(this::send);
    }

    @Override
    public <T> void registerHandlerFor(Class<T> type, EventHandler<T> handler) {
        throw new UnsupportedOperationException("an attempt is the only listener");
    }

    @Override
    public <T> void removeHandlerFor(Class<T> type, EventHandler<T> handler) {
        throw new UnsupportedOperationException("an attempt is the only listener");
    }
}
