// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.streams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Words;
import dev.tidemark.conformance.wire.Wire;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotApplicable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Sections 11 and 12 as far as every server can be asked: bare clients, odd names, missing credentials. */
public final class ExtensionSteps {

    private final Scene scene;

    public ExtensionSteps(Scene scene) {
        this.scene = scene;
    }

    /** It is created, filled, read, asked for and deleted without any header that the protocol does not ask for. */
    @When("a client sends every operation to {streamName}")
    public void everyOperation(StreamName name) {
        var wire = scene.client().wire();
        var uri = name.uri(scene);
        var answers = List.of(
                create(wire, uri),
                wire.send(Client.append(uri, Vocabulary.TEXT, Bodies.utf8("some text"))),
                wire.send(Client.readRequest(uri, null, Mode.CATCH_UP)),
                wire.send(Request.of("HEAD", uri)),
                wire.send(Request.of("DELETE", uri)));
        if (name != StreamName.PLAIN
                && isThereAlready(answers.get(0))
                && isThereAlready(create(wire, name.uri(scene)))) {
            throw new Broken(
                    "an answer to the creation of " + Words.of(name),
                    "the connection was closed without one, twice, and the stream was there afterwards");
        }
        scene.answers(answers);
        scene.note("answered with " + answers.stream().map(Response::status).toList());
    }

    /** To a request that such a client sends. */
    @Then("every answer is {manner}")
    public void answered(Manner manner) {
        for (var answer : scene.answers()) {
            if (!manner.rule.test(answer.status())) {
                throw new Broken(Words.of(manner), Answers.summary(answer));
            }
        }
    }

    /**
     * Nobody used the name before. A creation whose connection is dropped is repeated, as every idempotent request is, and may have made the
     * stream all the same.
     */
    private static boolean isThereAlready(Response creation) {
        return creation.status() == 200;
    }

    /** One has an encoded parent step that the other is without; a server may say that they are one by confirming the second. */
    @Then("streams whose names differ only by an encoded parent step do not mix their data")
    public void notMixed() {
        var plain = scene.freshUri();
        var spelt = URI.create(plain + "%2Fx%2F..");
        var client = scene.client();
        client.create(plain, Vocabulary.TEXT, null);
        var second = client.create(spelt, Vocabulary.TEXT, null);
        client.wire().send(Client.append(plain, Vocabulary.TEXT, Bodies.utf8("only in the first")));
        var read =
                client.read(spelt, null, Mode.CATCH_UP, scene.target().limits().answer());
        client.delete(spelt);
        for (var answer : List.of(second, read)) {
            if (answer.status() >= 500) {
                throw new Broken(Words.of(Manner.NO_SERVER_ERROR), Answers.summary(answer));
            }
        }
        if (second.status() == 201 && read.status() == 200 && read.body().length > 0) {
            throw new Broken("an empty stream under the second name, which was created", Answers.summary(read));
        }
    }

    /** Otherwise the case is NOT APPLICABLE. */
    @Given("the target asks for credentials")
    public void needsCredentials() {
        if (scene.target().headers().isEmpty()) {
            throw new NotApplicable("the target was given without credentials, so it does not claim to ask for any");
        }
    }

    /** Without the headers that the target was given with. */
    @When("a client without credentials {intrusion}")
    public void withoutCredentials(Intrusion intrusion) {
        var bare = scene.target().asking(Map.of()).wire();
        scene.answers(intrusion.requests(scene).stream().map(bare::send).toList());
    }

    private static Response create(Wire wire, URI uri) {
        return wire.send(Request.of("PUT", uri).with(Vocabulary.CONTENT_TYPE, Vocabulary.TEXT));
    }
}
