// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.streams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Messages;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;

/** Section 9.1: the messages of a JSON stream. */
public final class JsonSteps {

    private final Scene scene;

    public JsonSteps(Scene scene) {
        this.scene = scene;
    }

    @Then("the messages are {string}")
    public void messages(String array) {
        var answered = scene.reader().readAll(scene.subject(), null);
        Reader.same("the messages", Messages.of(array), answered);
    }

    @Then("the messages are:")
    public void messagesAre(String array) {
        messages(array);
    }

    @Then("the body is an array of {int} elements")
    public void elements(int count) {
        var messages = Messages.ofArray(scene.success().body());
        if (messages.size() != count) {
            throw new Broken("an array of " + count + " elements", messages.describe(Messages.NONE));
        }
    }

    @Then("whether the message came back as it was is noted")
    public void noteFidelity() {
        var stream = scene.subject();
        if (stream.length() == 0) {
            scene.note("the message is refused: " + Answers.summary(scene.answer()));
            return;
        }
        var within = scene.target().limits().answer();
        var answer = scene.client().read(stream.uri(), null, Mode.CATCH_UP, within);
        scene.note("the message comes back as " + answer.text());
    }
}
