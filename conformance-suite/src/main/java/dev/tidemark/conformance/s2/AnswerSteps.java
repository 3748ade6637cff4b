// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Refusal;
import io.cucumber.java.en.Then;

/** Answers to requests of any kind. */
public final class AnswerSteps {

    private final Scene scene;

    public AnswerSteps(Scene scene) {
        this.scene = scene;
    }

    /** With the status that goes with it. */
    @Then("the answer is {answerForm}")
    public void is(AnswerForm form) {
        form.check(scene);
    }

    /** With exactly that status and code. */
    @Then("the request is {refusal}")
    public void refused(Refusal refusal) {
        refusal.check(scene.answer());
    }

    /** What the body of the refusal says. */
    @Then("the refusal names {named}")
    public void names(Named named) {
        named.check(scene);
    }
}
