// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.streams;

import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Messages;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;

/** Section 9.1: the messages of a JSON stream. */
public final class JsonSteps {

    private final Scene scene;

    public JsonSteps(Scene scene) {
        this.scene = scene;
    }

    @Then("the body is an array of {int} elements")
    public void elements(int count) {
        var messages = Messages.ofArray(scene.success().body());
        if (messages.size() != count) {
            throw new Broken("an array of " + count + " elements", messages.describe(Messages.NONE));
        }
    }
}
