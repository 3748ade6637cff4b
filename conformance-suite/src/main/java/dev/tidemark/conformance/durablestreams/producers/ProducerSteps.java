// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.producers;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Producers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.ProducerTuple;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Spoken;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.LinkedHashMap;
import java.util.Map;

/** Section 5.2.1: numbered requests and what the server makes of their numbers. */
public final class ProducerSteps {

    private final Scene scene;
    private final Producers producers;

    public ProducerSteps(Scene scene, Producers producers) {
        this.scene = scene;
        this.producers = producers;
    }

    /** {@code a producer}, which is the same one throughout the scenario, or {@code the producer "another"} by its Producer-Id. */
    @ParameterType("a producer|the producer \"([^\"]*)\"")
    public String producer(String id) {
        return id == null ? ProducerTuple.THE_PRODUCER : id;
    }

    /** Such as {@code epoch 0, sequence 3}. */
    @ParameterType("epoch (\\S+), sequence (\\S+)")
    public ProducerTuple tuple(String epoch, String sequence) {
        return ProducerTuple.of(epoch, sequence);
    }

    /** Appends, each of which must be acknowledged as new. */
    @Given("a producer sent epoch {long}, sequences 0 to {long}")
    public void sent(long epoch, long last) {
        for (long sequence = 0; sequence <= last; sequence++) {
            var answer = producers.send(producers.append(ProducerTuple.of(epoch, sequence)));
            scene.granted(answer, "new data in epoch " + epoch + " under sequence " + sequence, 200);
        }
    }

    /** What is acknowledged as new belongs to the stream. */
    @When("{producer} sends {tuple}{numbered}{where}")
    public void send(String producer, ProducerTuple tuple, Spoken<Numbered> numbered, Subject stream) {
        var request = numbered.word().under(tuple.of(producer), producers, stream, numbered);
        if (numbered.word().isModelled) {
            producers.send(request);
        } else {
            scene.answer(scene.client().wire().send(request));
        }
    }

    /** Over a plain socket, because an HTTP client may refuse, trim or leave out such a value; the model stays as it is. */
    @When("{producer} sends literally the epoch {string} and the sequence {string}")
    public void sendLiterally(String producer, String epoch, String sequence) {
        var request = new ProducerTuple(producer, epoch, sequence).on(plain());
        scene.answer(scene.client().wire().sendRaw(request).asResponse());
    }

    /** Some of the three headers; the model stays as it is. */
    @When("a producer sends only {string}")
    public void sendOnly(String names) {
        var request = plain();
        for (var name : names.split(", ")) {
            request = request.with(name, name.equals(Vocabulary.PRODUCER_ID) ? ProducerTuple.THE_PRODUCER : "0");
        }
        scene.answer(scene.client().wire().send(request));
    }

    private Request plain() {
        var stream = scene.subject();
        return Client.append(stream.uri(), stream.contentType(), Bodies.utf8("numbered"));
    }

    @Then("the append is acknowledged as {acknowledgement}")
    public void acknowledged(Acknowledgement as) {
        as.check(scene.answer());
    }

    /** 409 with {@code Stream-Closed: true}. */
    @Then("the request is refused because {stream} is closed")
    public void refused(Subject stream) {
        Acknowledgement.closed(Scene.expect(scene.answer(), "a request of a producer to a closed stream", 409));
    }

    /**
     * What the answer says about numbers: {@code the epoch 3} (Producer-Epoch), {@code 4 as the highest sequence} (Producer-Seq), {@code 3 as
     * expected and 5 as received} (Producer-Expected-Seq and Producer-Received-Seq).
     */
    /** Each header with just this number. */
    @ParameterType("the epoch (\\d+)|(\\d+) as the highest sequence|(\\d+) as expected and (\\d+) as received")
    public Map<String, String> told(String epoch, String sequence, String expected, String received) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(Vocabulary.PRODUCER_EPOCH, epoch);
        headers.put(Vocabulary.PRODUCER_SEQ, sequence);
        headers.put(Vocabulary.PRODUCER_EXPECTED_SEQ, expected);
        headers.put(Vocabulary.PRODUCER_RECEIVED_SEQ, received);
        headers.values().removeIf(value -> value == null);
        return headers;
    }

    @Then("the answer names {told}")
    public void names(Map<String, String> headers) {
        headers.forEach((header, value) -> {
            var shown = scene.answer().header(header).orElse("none");
            if (!shown.equals(value)) {
                throw new Broken(header + ": " + value, header + ": " + shown + "; " + Answers.summary(scene.answer()));
            }
        });
    }
}
