// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.MediaType;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Octets;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;

/** Section 5.5: what HEAD tells, and the content type wherever it is told. */
public final class MetadataSteps {

    private final Scene scene;

    public MetadataSteps(Scene scene) {
        this.scene = scene;
    }

    /** HEAD. */
    @When("a client asks for the metadata{where}")
    public void ask(Subject stream) {
        scene.answer(scene.client().metadata(stream.uri()));
    }

    /** One after the other, a HEAD behind each. */
    @Then("the metadata show the offset of each of {int} appends")
    public void showEach(int count) {
        var shown = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            scene.writer().appendMessages(scene.subject(), 1);
            ask(scene.subject());
            shown.add(Answers.nextOffset(scene.success()));
        }
        if (!shown.equals(scene.subject().offsets())) {
            throw new Broken("the offsets of the appends, " + scene.subject().offsets(), shown.toString());
        }
    }

    /** Asked over a plain socket, which is read to its end. */
    @Then("no byte follows the header section of {bodiless}")
    public void noBody(Bodiless bodiless) {
        var raw = bodiless.answer(scene);
        scene.answer(raw.asResponse());
        if (raw.rest().length > 0) {
            throw new Broken("no bytes after the header section", new Octets(raw.rest()).describe(Octets.NONE));
        }
    }

    /** HEAD is 404. */
    @Then("there is no stream")
    public void doesNotExist() {
        ask(scene.subject());
        Scene.expect(scene.answer(), "a request for the metadata of a missing stream", 404);
    }

    /** With its parameters; letter case is free. */
    @Then("the metadata, a read and a confirming PUT name the type {string}")
    public void namesType(String type) {
        var uri = scene.subject().uri();
        checkType(Scene.expect(scene.client().metadata(uri), "a request for the metadata", 200), type);
        var read = scene.client()
                .read(uri, null, Mode.CATCH_UP, scene.target().limits().answer());
        checkType(Scene.expect(read, "a read", 200), type);
        checkType(Scene.expect(scene.client().create(uri, type, null), "the repeated creation", 200), type);
    }

    private static void checkType(Response answer, String type) {
        MediaType.check(type, answer.header(Vocabulary.CONTENT_TYPE).orElse(""));
    }
}
