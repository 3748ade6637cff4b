// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.producers;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Producers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.ProducerTuple;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Arrays;

/** Section 5.2.1: numbered appends and what the server makes of their numbers. */
public final class ProducerSequenceSteps {

    private final Scene scene;
    private final Producers producers;

    public ProducerSequenceSteps(Scene scene, Producers producers) {
        this.scene = scene;
        this.producers = producers;
    }

    /** Such as {@code epoch 0, sequence 3}; what stands for the numbers may be no number at all. */
    @ParameterType("epoch (\\S*), sequence (\\S*)")
    public ProducerTuple tuple(String epoch, String sequence) {
        return ProducerTuple.of(epoch, sequence);
    }

    @Given("a producer sent epoch {long}, sequences 0 to {long}")
    public void sent(long epoch, long last) {
        for (long sequence = 0; sequence <= last; sequence++) {
            var answer = producers.send(producers.append(ProducerTuple.of(epoch, sequence)));
            scene.granted(answer, "new data in epoch " + epoch + " under sequence " + sequence, 200);
        }
    }

    @Given("another stream of the same kind")
    public void anotherStream() {
        scene.subject(scene.writer().create(scene.freshUri(), scene.subject().contentType(), null));
    }

    @When("a producer sends {tuple}")
    public void send(ProducerTuple tuple) {
        producers.send(producers.append(tuple));
    }

    @When("a producer sends {tuple} with another body")
    public void sendOther(ProducerTuple tuple) {
        producers.send(producers.otherAppend(tuple));
    }

    @When("a producer sends {tuple} with the body {string}")
    public void sendBody(ProducerTuple tuple, String body) {
        producers.send(producers.append(tuple, Bodies.utf8(body)));
    }

    @When("a producer sends {tuple} with the content type {string}")
    public void sendTyped(ProducerTuple tuple, String contentType) {
        var body = Bodies.utf8("of another type");
        scene.answer(scene.client()
                .wire()
                .send(tuple.on(Client.append(scene.subject().uri(), contentType, body))));
    }

    @When("a producer sends {tuple} with broken JSON")
    public void sendBroken(ProducerTuple tuple) {
        var request = Client.append(scene.subject().uri(), Vocabulary.JSON, Bodies.utf8("{bad"));
        scene.answer(scene.client().wire().send(tuple.on(request)));
    }

    @When("a producer sends {tuple} with the Stream-Seq {string}")
    public void sendWithStreamSeq(ProducerTuple tuple, String streamSeq) {
        producers.send(producers.append(tuple).with(Vocabulary.STREAM_SEQ, streamSeq));
    }

    @When("the producer {string} sends {tuple}")
    public void sendAs(String id, ProducerTuple tuple) {
        var own = new ProducerTuple(id, tuple.epoch(), tuple.sequence());
        producers.send(producers.append(own));
    }

    /** Over a plain socket, because an HTTP client may refuse, trim or leave out such a value. */
    @When("a producer sends literally the id {string}, the epoch {string} and the sequence {string}")
    public void sendLiterally(String id, String epoch, String sequence) {
        scene.answer(raw(new ProducerTuple(id, epoch, sequence).on(plain())));
    }

    @When("a producer sends only {string}")
    public void sendOnly(String names) {
        var request = plain();
        for (var name : Arrays.asList(names.split(", "))) {
            request = request.with(name, name.equals(Vocabulary.PRODUCER_ID) ? ProducerTuple.THE_PRODUCER : "0");
        }
        scene.answer(scene.client().wire().send(request));
    }

    @Then("the append is acknowledged as new")
    public void acknowledgedAsNew() {
        Scene.expect(scene.answer(), "new data of a producer", 200);
    }

    @Then("the append is acknowledged as a duplicate")
    public void acknowledgedAsDuplicate() {
        Scene.expect(scene.answer(), "a duplicate of a producer", 204);
    }

    @Then("the answer names the epoch {long}")
    public void namesEpoch(long epoch) {
        names(Vocabulary.PRODUCER_EPOCH, epoch);
    }

    @Then("the answer names {long} as the highest sequence")
    public void namesSequence(long sequence) {
        names(Vocabulary.PRODUCER_SEQ, sequence);
    }

    @Then("the answer names {long} as expected and {long} as received")
    public void namesGap(long expected, long received) {
        names(Vocabulary.PRODUCER_EXPECTED_SEQ, expected);
        names(Vocabulary.PRODUCER_RECEIVED_SEQ, received);
    }

    @Then("whether the zeros in front matter is noted")
    public void noteLeadingZeros() {
        var answer = scene.answer();
        if (answer.status() >= 500) {
            throw new Broken("no server error", Answers.summary(answer));
        }
        scene.note("a producer number with zeros in front is " + (Answers.isSuccess(answer) ? "accepted" : "refused")
                + " (" + Answers.summary(answer) + ")");
    }

    private void names(String header, long value) {
        var shown = scene.answer().header(header).orElse("none");
        if (!shown.equals(String.valueOf(value))) {
            throw new Broken(header + ": " + value, header + ": " + shown + "; " + Answers.summary(scene.answer()));
        }
    }

    private Request plain() {
        var stream = scene.subject();
        return Client.append(stream.uri(), stream.contentType(), Bodies.utf8("numbered"));
    }

    private Response raw(Request request) {
        return scene.client().wire().sendRaw(request).asResponse();
    }
}
