// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.MediaType;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Octets;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.conformance.wire.socket.RawAnswer;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;

/** Section 5.5: what HEAD tells, and the content type wherever it is told. */
public final class MetadataSteps {

    private final Scene scene;
    private final List<String> shown = new ArrayList<>();
    private RawAnswer raw;

    public MetadataSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a client asks for the metadata")
    public void ask() {
        scene.answer(scene.client().metadata(scene.subject().uri()));
    }

    @When("a client asks for the metadata and looks at the connection")
    public void askRaw() {
        raw = scene.client().wire().sendRaw(Request.of("HEAD", scene.subject().uri()));
        scene.answer(raw.asResponse());
    }

    @When("a writer appends {int} messages and asks for the metadata after each")
    public void appendAndAsk(int count) {
        for (int i = 0; i < count; i++) {
            scene.writer().appendMessages(scene.subject(), 1);
            ask();
            shown.add(Answers.nextOffset(scene.success()));
        }
    }

    @Then("the metadata showed the offset of each append")
    public void showedEach() {
        if (!shown.equals(scene.subject().offsets())) {
            throw new Broken("the offsets of the appends, " + scene.subject().offsets(), shown.toString());
        }
    }

    @Then("no byte follows the header section")
    public void noBody() {
        if (raw.rest().length > 0) {
            throw new Broken("no bytes after the header section", new Octets(raw.rest()).describe(Octets.NONE));
        }
    }

    @Then("the metadata can be read")
    public void exists() {
        ask();
        if (scene.answer().status() != 200) {
            scene.checkInTime();
        }
        Scene.expect(scene.answer(), "a request for the metadata", 200);
    }

    @Then("there is no stream")
    public void doesNotExist() {
        ask();
        Scene.expect(scene.answer(), "a request for the metadata of a missing stream", 404);
    }

    @Then("the answer names the stream's content type")
    public void namesType() {
        checkType(scene.success(), scene.subject().contentType());
    }

    @Then("the metadata, a read and a confirming PUT name the type {string}")
    public void namesType(String type) {
        var uri = scene.subject().uri();
        checkType(Scene.expect(scene.client().metadata(uri), "a request for the metadata", 200), type);
        var read = scene.client()
                .read(uri, null, Mode.CATCH_UP, scene.target().limits().answer());
        checkType(Scene.expect(read, "a read", 200), type);
        checkType(Scene.expect(scene.client().create(uri, type, null), "the repeated creation", 200), type);
    }

    /** The type has to come back as it was given. */
    public static void checkType(Response answer, String type) {
        var named = answer.header(Vocabulary.CONTENT_TYPE).orElse("");
        if (!MediaType.of(type).comesBackAs(MediaType.of(named))) {
            throw new Broken("Content-Type: " + type, named.isEmpty() ? "no Content-Type" : "Content-Type: " + named);
        }
    }
}
