// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.check.Broken;
import dev.tidemark.conformance.scene.Answered;
import io.cucumber.java.en.Then;

/** Requests that are refused, and what the refusal says. */
public final class RefusalSteps {

    private final Scene scene;

    public RefusalSteps(Scene scene) {
        this.scene = scene;
    }

    @Then("the request is refused as {refusal}")
    public void refused(Refusal refusal) {
        var answer = Answered.with(scene.answer(), "the request", refusal.status);
        if (refusal.code.isEmpty()) {
            return;
        }
        var code = Documents.object(answer.text(), "the refusal").path(Protocol.MEMBER_CODE);
        if (!code.asText().equals(refusal.code)) {
            throw new Broken("a refusal with the code " + refusal.code, Answered.summary(answer));
        }
    }

    @Then("the request is refused")
    public void refused() {
        if (scene.answer().status() / 100 != 4) {
            throw new Broken("a refusal (4xx)", Answered.summary(scene.answer()));
        }
    }

    @Then("the refusal carries a tail")
    public void carriesTail() {
        refusedWithTail();
    }

    @Then("the refusal names the tail of the stream")
    public void namesTail() {
        var expected = scene.subject().tail();
        var named = refusedWithTail();
        if (!named.equals(expected)) {
            throw new Broken("the tail: " + expected, "the tail: " + named);
        }
    }

    private Position refusedWithTail() {
        var answer = Answered.with(scene.answer(), "the request", Refusal.OUT_OF_RANGE.status);
        return Documents.position(Documents.object(answer.text(), "the refusal"), Protocol.MEMBER_TAIL);
    }
}
