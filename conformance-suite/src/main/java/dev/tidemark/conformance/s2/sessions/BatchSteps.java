// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.sessions;

import dev.tidemark.conformance.s2.client.Scene;
import io.cucumber.java.en.Then;

/** The batches that readers receive. */
public final class BatchSteps {

    private final Scene scene;

    public BatchSteps(Scene scene) {
        this.scene = scene;
    }

    /** Every one that has come so far: the events of a session as they were sent, or the answers to unary reads. */
    @Then("every batch {batchTrait}")
    public void every(BatchTrait trait) {
        trait.check(scene);
    }

    /** As the events of a session tell it, and as they were sent: a field that an event does not have itself it does not have. */
    @Then("{ping} comes {pace}")
    public void comes(Ping ping, Pace pace) {
        new Heartbeats(scene).check(ping, pace);
    }
}
