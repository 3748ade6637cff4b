// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.streams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Octets;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;

/** Section 5.4: deletion, and what is left of a stream afterwards. */
public final class DeletionSteps {

    private static final Duration END_OF_STREAM = Duration.ofSeconds(3);

    private final Scene scene;

    public DeletionSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a client deletes the stream")
    public void delete() {
        scene.answer(scene.client().delete(scene.subject().uri()));
    }

    @When("the stream is deleted and created again")
    public void recreate() {
        var old = scene.subject();
        scene.granted(scene.client().delete(old.uri()), "a deletion", 204);
        scene.subject(scene.writer().create(old.uri(), old.contentType(), null));
    }

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

    @Then("the reader gets the new content")
    public void newContent() {
        var answer = Scene.expect(scene.answer(), "the revalidation of a page of another stream", 200);
        var stream = scene.subject();
        Reader.same("the new content", stream.everything(), Content.ofAnswer(stream.contentType(), answer.body()));
    }

    @Then("a read from \"-1\" and a read from the last offset are refused as not found")
    public void readsRefused() {
        for (var token : new String[] {Vocabulary.BEGINNING, scene.subject().tail()}) {
            var within = scene.target().limits().answer();
            Scene.expect(
                    scene.client().read(scene.subject().uri(), token, Mode.CATCH_UP, within),
                    "a read of a deleted stream",
                    404);
        }
    }

    @Then("an append is refused as not found")
    public void appendRefused() {
        var request = Client.append(scene.subject().uri(), Vocabulary.OCTET_STREAM, Bodies.utf8("late"));
        scene.answer(scene.client().wire().send(request));
        Scene.expect(scene.answer(), "an append to a deleted stream", 404);
    }

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

    @Then("the wait ends without a server error")
    public void waitEnds() {
        var answer = scene.reading().answer();
        if (answer.status() >= 500) {
            throw new Broken("a waiting long-poll to end with 404, 410 or 204", Answers.summary(answer));
        }
        scene.note("a long-poll that waits while the stream is deleted is answered with " + answer.status());
    }

    @Then("whether the event stream ends is noted")
    public void noteEnd() {
        var session = (StreamingReading) scene.reading();
        var before = session.events().size();
        session.readUntilQuiet(END_OF_STREAM);
        scene.note("an event stream that is open while the stream is deleted "
                + (session.hasEnded() ? "ends" : "stays open") + " after "
                + (session.events().size() - before)
                + " more events");
    }
}
