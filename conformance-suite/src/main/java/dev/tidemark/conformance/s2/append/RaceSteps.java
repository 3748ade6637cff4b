// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.append;

import dev.tidemark.conformance.history.History;
import dev.tidemark.conformance.s2.client.Crowd;
import dev.tidemark.conformance.s2.client.Race;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Load;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Writers at the same time, and what their history must show. */
public final class RaceSteps {

    private final Race race;

    public RaceSteps(Scene scene, History history, Crowd crowd) {
        this.race = new Race(scene, history, crowd);
    }

    /** Each waits for its own acknowledgements only; these may leave neither a gap nor an overlap. */
    @When("{int} writer(s) append(s) {load} each, {watch}")
    public void race(int writers, Load load, Watch watch) {
        watch.run(race, writers, load);
    }

    /** What the stream shows of all that was acknowledged. */
    @Then("the batches are in the stream {batchOrder}")
    public void batches(BatchOrder order) {
        order.check(race);
    }
}
