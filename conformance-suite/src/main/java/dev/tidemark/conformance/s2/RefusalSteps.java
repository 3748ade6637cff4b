// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;

/** Requests that are refused, and what the refusal says. */
public final class RefusalSteps {

    private final Scene scene;

    public RefusalSteps(Scene scene) {
        this.scene = scene;
    }

    @Then("the request is refused as {refusal}")
    public void refused(Refusal refusal) {
        refusal.check(scene.answer());
    }

    @Then("the request is refused as {refusal} or as {refusal}, which is noted")
    public void refused(Refusal one, Refusal other) {
        var answer = scene.answer();
        scene.note("answered with " + Answered.summary(answer));
        (answer.status() == other.status ? other : one).check(answer);
    }

    @Then("the request is refused")
    public void refused() {
        if (scene.answer().status() / 100 != 4) {
            throw new Broken("a refusal (4xx)", Answered.summary(scene.answer()));
        }
    }

    @Then("the refusal carries a tail")
    public void carriesTail() {
        Refusal.tail(scene.answer());
    }

    @Then("the refusal names the tail of the stream")
    public void namesTail() {
        Refusal.checkTail(scene.answer(), scene.subject().tail());
    }

    @Then("a check of the tail gives the same")
    public void checkOfTail() {
        Refusal.checkTail(scene.answer(), scene.reader().tail(scene.subject()));
    }
}
