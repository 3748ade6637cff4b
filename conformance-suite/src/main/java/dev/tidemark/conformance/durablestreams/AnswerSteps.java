// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;

/** What the last answer says, in the words of the specification. */
public final class AnswerSteps {

    private final Scene scene;

    public AnswerSteps(Scene scene) {
        this.scene = scene;
    }

    /** Exactly this status. */
    @Then("the request is refused as {refusal}")
    public void refused(int status) {
        Scene.expect(scene.answer(), "the request", status);
    }

    /** Which of them is noted. */
    @Then("the request is refused as {refusal} or {alternative}")
    public void refusedOr(int status, Alternative alternative) {
        var answer = Scene.expect(scene.answer(), "the request", status, alternative.status);
        scene.note("the request is answered with " + answer.status());
        if (answer.status() == alternative.status) {
            alternative.check(scene);
        }
    }

    /** Any 4xx. */
    @Then("the request is refused")
    public void refused() {
        var answer = scene.answer();
        if (answer.status() < 400 || answer.status() >= 500) {
            throw new Broken("a refusal (4xx)", Answers.summary(answer));
        }
    }

    /** A read from it is empty. */
    @Then("nothing follows the offset in the answer")
    public void nothingFollows() {
        var offset = Answers.nextOffset(scene.success());
        var stream = scene.subject();
        Reader.same(
                "after the offset of the answer",
                Content.none(stream.contentType()),
                scene.reader().readAll(stream, offset));
    }

    @Then("the header {string} contains {string}")
    public void headerContains(String name, String part) {
        var value = scene.answer().header(name).orElse("");
        if (!value.contains(part)) {
            throw new Broken(name + " with " + part, value.isEmpty() ? "no " + name : name + ": " + value);
        }
    }
}
