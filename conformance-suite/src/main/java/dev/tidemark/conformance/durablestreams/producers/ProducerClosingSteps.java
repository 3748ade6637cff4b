// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.producers;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Producers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.ProducerTuple;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
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
        closed(Scene.expect(scene.answer(), "a close without content", 204));
    }

    @Then("the request is known as the one that closed the stream")
    public void known() {
        closed(Scene.expect(scene.answer(), "the closing request of a producer, sent again", 204));
    }

    @Then("the request is refused because the stream is closed")
    public void refused() {
        closed(Scene.expect(scene.answer(), "a request of a producer to a closed stream", 409));
    }

    @Then("the close is acknowledged or refused because the stream is closed")
    public void acknowledgedOrRefused() {
        closed(Scene.expect(scene.answer(), "a close of a closed stream by another producer", 204, 409));
        scene.note("a close of a closed stream by another producer is answered with "
                + scene.answer().status());
    }

    @Then("the append is refused as fenced or as a conflict")
    public void fencedOrConflict() {
        Scene.expect(scene.answer(), "an append of a fenced producer to a closed stream", 403, 409);
        scene.note("a fenced producer on a closed stream is answered with "
                + scene.answer().status());
    }

    private static void closed(Response answer) {
        if (!Answers.isClosed(answer)) {
            throw new Broken(Vocabulary.STREAM_CLOSED + ": true", "no such header; " + Answers.summary(answer));
        }
    }
}
