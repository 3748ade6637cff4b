// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.closure;

import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import io.cucumber.java.en.When;

/** Section 5.2.1: producers that close. The model stays as it is, because servers may or may not close on a duplicate. */
public final class ProducerCloseSteps {

    private final Scene scene;

    public ProducerCloseSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a late producer closes the stream")
    public void closeLate() {
        send(close("latecomer"));
    }

    @When("the producer closes the stream under the same sequence number")
    public void closeUnderUsedNumber() {
        send(close("tidemark"));
    }

    @When("the producer sends the same append again with the closed mark")
    public void repeatAsFinal() {
        var stream = scene.subject();
        send(close("tidemark")
                .with(Vocabulary.CONTENT_TYPE, stream.contentType())
                .body(Bodies.message(stream.contentType(), stream.length())));
    }

    private Request close(String producer) {
        return Request.of("POST", scene.subject().uri())
                .with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE)
                .with(Vocabulary.PRODUCER_ID, producer)
                .with(Vocabulary.PRODUCER_EPOCH, "0")
                .with(Vocabulary.PRODUCER_SEQ, "0");
    }

    private void send(Request request) {
        scene.answer(scene.client().wire().send(request));
    }
}
