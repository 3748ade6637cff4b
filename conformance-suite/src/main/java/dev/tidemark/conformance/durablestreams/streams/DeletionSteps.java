// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.streams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Octets;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Section 5.4: deletion, and what is left of a stream afterwards. */
public final class DeletionSteps {

    private final Scene scene;

    public DeletionSteps(Scene scene) {
        this.scene = scene;
    }

    /** DELETE. */
    @When("a client deletes {stream}")
    public void delete(Subject stream) {
        scene.answer(scene.client().delete(stream.uri()));
    }

    /** The same URL and type; messages as long as the old ones, with other content. */
    @When("the stream is deleted and created again with messages of equal length")
    public void recreateAlike() {
        var old = scene.subject();
        recreate();
        for (int number = 1; number <= old.length(); number++) {
            var body = ((Octets) old.append(number)).bytes().clone();
            body[0] = 'M';
            scene.writer().append(scene.subject(), body);
        }
    }

    /** 200, not 304, and the body of the model. */
    @Then("the reader gets the new content")
    public void newContent() {
        var answer = Scene.expect(scene.answer(), "the revalidation of a page of another stream", 200);
        var stream = scene.subject();
        Reader.same("the new content", stream.everything(), Content.ofAnswer(stream.contentType(), answer.body()));
    }

    /** HEAD, reads from -1 and from the last offset, and an append are refused with 404. */
    @Then("no request finds the stream")
    public void nothingFound() {
        var uri = scene.subject().uri();
        var requests = List.of(
                Request.of("HEAD", uri),
                Client.readRequest(uri, Vocabulary.BEGINNING, Mode.CATCH_UP),
                Client.readRequest(uri, scene.subject().tail(), Mode.CATCH_UP),
                Client.append(uri, Vocabulary.OCTET_STREAM, Bodies.utf8("late")));
        for (var request : requests) {
            var answer = scene.client().wire().send(request);
            scene.answer(answer);
            Scene.expect(scene.answer(), "a request for a deleted stream", 404);
        }
    }

    /** Whether there is a new one or not. */
    @Then("no old message can be read")
    public void nothingOld() {
        var answer = scene.client()
                .read(
                        scene.subject().uri(),
                        Vocabulary.BEGINNING,
                        Mode.CATCH_UP,
                        scene.target().limits().answer());
        if (answer.body().length > 0 && answer.status() == 200) {
            throw new Broken("an empty new stream", Answers.summary(answer));
        }
    }

    private void recreate() {
        var old = scene.subject();
        scene.granted(scene.client().delete(old.uri()), "a deletion", 204);
        scene.subject(scene.writer().create(old.uri(), old.contentType(), null));
    }
}
