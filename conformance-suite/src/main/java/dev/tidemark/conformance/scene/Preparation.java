// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.conformance.wire.Phase;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestStepStarted;

/** Tells the wire which steps only prepare: those from a Given to the next When or Then. Events come on the thread of the scenario. */
public final class Preparation implements ConcurrentEventListener {

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(TestCaseStarted.class, started -> Phase.begin(false));
        publisher.registerHandlerFor(TestCaseFinished.class, finished -> Phase.pause());
        publisher.registerHandlerFor(TestStepStarted.class, Preparation::step);
    }

    private static void step(TestStepStarted started) {
        if (!(started.getTestStep() instanceof PickleStepTestStep step)) {
            Phase.pause();
            return;
        }
        switch (step.getStep().getKeyword().strip()) {
            case "Given" -> Phase.begin(true);
            case "When", "Then" -> Phase.begin(false);
            default -> Phase.resume();
        }
    }
}
