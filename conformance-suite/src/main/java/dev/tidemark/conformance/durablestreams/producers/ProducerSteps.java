// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.producers;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Section 5.2.1 as far as it concerns offsets and JSON: an idempotent producer and its duplicates. */
public final class ProducerSteps {

    private final Scene scene;
    private Response refused;
    private Response stored;

    public ProducerSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("a producer appended a message")
    public void produce() {
        var body = Bodies.message(scene.subject().contentType(), scene.subject().length() + 1);
        var answer = scene.client().wire().send(numbered(body));
        scene.writer().acknowledged(scene.subject(), body, answer);
    }

    @When("the producer sends the same append again")
    public void repeat() {
        var number = scene.subject().length();
        var answer = scene.client()
                .wire()
                .send(numbered(Bodies.message(scene.subject().contentType(), number)));
        scene.answer(scene.granted(answer, "a duplicate", 204));
    }

    @When("a producer sends an empty array and then a message under the same sequence number")
    public void retryAfterRefusal() {
        refused = scene.client().wire().send(numbered(Bodies.utf8("[]")));
        var body = Bodies.message(scene.subject().contentType(), scene.subject().length() + 1);
        stored = scene.client().wire().send(numbered(body));
        scene.writer().acknowledged(scene.subject(), body, stored);
    }

    @Then("the first is refused as malformed and the second is stored once")
    public void storedOnce() {
        Scene.expect(refused, "an empty array", 400);
        Scene.expect(stored, "new data under a sequence number that is still free", 200);
        var stream = scene.subject();
        Reader.same("a full read", stream.everything(), scene.reader().readAll(stream, null));
    }

    private Request numbered(byte[] body) {
        return Client.append(scene.subject().uri(), scene.subject().contentType(), body)
                .with(Vocabulary.PRODUCER_ID, "tidemark")
                .with(Vocabulary.PRODUCER_EPOCH, "0")
                .with(Vocabulary.PRODUCER_SEQ, "0");
    }
}
