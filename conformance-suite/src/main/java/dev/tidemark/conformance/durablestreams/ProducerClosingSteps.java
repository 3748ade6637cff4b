// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.check.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Section 5.2.1, the last part: producers that close a stream, and what comes afterwards. */
public final class ProducerClosingSteps {

    private final Scene scene;
    private final Producers producers;

    public ProducerClosingSteps(Scene scene, Producers producers) {
        this.scene = scene;
        this.producers = producers;
    }

    @When("a producer sends {tuple} and closes the stream with it")
    public void closeWith(ProducerTuple tuple) {
        producers.send(Producers.closing(producers.append(tuple)));
    }

    @When("a producer sends {tuple} with another body and closes the stream with it")
    public void closeWithOther(ProducerTuple tuple) {
        producers.send(Producers.closing(producers.otherAppend(tuple)));
    }

    @When("a producer closes the stream without content under {tuple}")
    public void close(ProducerTuple tuple) {
        producers.send(producers.close(tuple));
    }

    @When("the producer {string} closes the stream without content under {tuple}")
    public void closeAs(String id, ProducerTuple tuple) {
        producers.send(producers.close(new ProducerTuple(id, tuple.epoch(), tuple.sequence())));
    }

    @Then("the close is acknowledged")
    public void acknowledged() {
        Scene.expect(scene.answer(), "a close without content", 204);
    }

    @Then("the append is refused as fenced or as a conflict")
    public void fencedOrConflict() {
        Scene.expect(scene.answer(), "an append of a fenced producer to a closed stream", 403, 409);
        scene.note("a fenced producer on a closed stream is answered with "
                + scene.answer().status());
    }

    @Then("the answer and the metadata agree about the closure")
    public void agree() {
        var answer = scene.answer();
        if (answer.status() >= 500) {
            throw new Broken("no server error", Answers.summary(answer));
        }
        var metadata =
                Scene.expect(scene.client().metadata(scene.subject().uri()), "a request for the metadata", 200);
        if (Answers.isClosed(answer) != Answers.isClosed(metadata)) {
            throw new Broken(
                    "the metadata to say the same as the answer, that the stream is " + word(Answers.isClosed(answer)),
                    "the metadata say it is " + word(Answers.isClosed(metadata)));
        }
        scene.note("a closing duplicate of a stored append leaves the stream " + word(Answers.isClosed(metadata)));
    }

    private static String word(boolean closed) {
        return closed ? "closed" : "open";
    }
}
