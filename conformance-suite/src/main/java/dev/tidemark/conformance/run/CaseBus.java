// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import io.cucumber.core.eventbus.EventBus;
import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.event.EventHandler;
import io.cucumber.plugin.event.TestCaseFinished;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Hands what a runner of Cucumber tells to the attempt that it is running. What it defines, which it tells in its first attempt only, is kept
 * here for every later one.
 */
final class CaseBus implements EventBus {

    private final List<Envelope> definitions = new ArrayList<>();
    private Attempt listening;

    /** The steps, hooks and parameter types of this runner, which the messages of its attempts refer to. */
    List<Envelope> definitions() {
        return definitions;
    }

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
            if (isDefinition(message)) {
                definitions.add(message);
            } else {
                listening.add(message);
            }
        } else if (event instanceof TestCaseFinished finished) {
            listening.end(finished.getResult());
        }
    }

    private static boolean isDefinition(Envelope message) {
        return message.getStepDefinition().isPresent()
                || message.getHook().isPresent()
                || message.getParameterType().isPresent();
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
