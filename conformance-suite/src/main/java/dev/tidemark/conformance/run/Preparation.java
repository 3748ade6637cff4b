// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.wire.Phase;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestStepStarted;

/** Tells the wire which steps only prepare: those from a Given to the next When or Then. Events come on the thread of the scenario. */
final class Preparation {

    private Preparation() {}

    /** To be told of every event of Cucumber, on the thread that it happens on. */
    static void see(Object event) {
        if (event instanceof TestCaseStarted) {
            Phase.begin(false);
        } else if (event instanceof TestCaseFinished) {
            Phase.pause();
        } else if (event instanceof TestStepStarted started) {
            step(started);
        }
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
