// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.scene.Answered;
import io.cucumber.java.en.When;

/** Streams that go away. */
public final class DeletionSteps {

    private final Scene scene;

    public DeletionSteps(Scene scene) {
        this.scene = scene;
    }

    @When("the stream is deleted")
    public void delete() {
        Answered.with(scene.client().bulk().deleteStream(scene.subject()), "the deletion of a stream", 202);
    }
}
