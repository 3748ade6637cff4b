// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

import dev.tidemark.conformance.durablestreams.client.Scene;
import io.cucumber.java.en.When;

/** Section 12.7: headers that protect readers who are browsers, on answers of every kind. */
public final class BrowserHeaderSteps {

    private final Scene scene;

    public BrowserHeaderSteps(Scene scene) {
        this.scene = scene;
    }

    /** The request is made so that it comes with the status that its name says. */
    @When("a client gets {answerKind}")
    public void get(AnswerKind kind) {
        scene.answer(kind.get(scene));
    }
}
