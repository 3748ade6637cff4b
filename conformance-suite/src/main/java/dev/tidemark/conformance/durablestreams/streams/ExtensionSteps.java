// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.streams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.Wire;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotApplicable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sections 11 and 12 as far as every server can be asked: bare clients, odd names, missing credentials. */
public final class ExtensionSteps {

    private final Scene scene;
    private final List<Response> answers = new ArrayList<>();

    public ExtensionSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a client creates, fills, reads, asks for and deletes the stream with the bare protocol")
    public void everyOperation() {
        everyOperation(scene.client().wire(), scene.subject().uri());
    }

    @Then("none of the requests asks for more")
    public void noNegotiation() {
        for (var answer : answers) {
            if (List.of(406, 417, 426, 428).contains(answer.status())) {
                throw new Broken("base operations without negotiation", Answers.summary(answer));
            }
        }
    }

    @Then("all of the requests succeed")
    public void allSucceed() {
        for (var answer : answers) {
            if (!Answers.isSuccess(answer)) {
                throw new Broken("base operations without vendor headers to succeed", Answers.summary(answer));
            }
        }
    }

    @When("^a client sends every operation to a stream named (.+)$")
    public void oddName(String oddity) {
        everyOperation(scene.client().wire(), odd(oddity));
        if (isThereAlready(answers.get(0))
                && isThereAlready(create(scene.client().wire(), odd(oddity)))) {
            throw new Broken(
                    "an answer to the creation of a stream named " + oddity,
                    "the connection was closed without one, twice, and the stream was there afterwards");
        }
    }

    /**
     * Nobody used the name before. A creation whose connection is dropped is repeated, as every idempotent request is, and may have made the
     * stream all the same.
     */
    private static boolean isThereAlready(Response creation) {
        return creation.status() == 200;
    }

    @Then("no answer is a server error")
    public void noServerError() {
        for (var answer : answers) {
            if (answer.status() >= 500) {
                throw new Broken("an answer below 500", Answers.summary(answer));
            }
        }
        scene.note("answered with " + answers.stream().map(Response::status).toList());
    }

    @When("a client creates streams whose names differ only by an encoded parent step")
    public void twoSpellings() {
        var plain = scene.freshUri();
        var spelt = URI.create(plain + "%2Fx%2F..");
        for (var uri : List.of(plain, spelt)) {
            answers.add(scene.client().create(uri, Vocabulary.TEXT, null));
        }
        var text = Bodies.utf8("only in the first");
        answers.add(scene.client().wire().send(Client.append(plain, Vocabulary.TEXT, text)));
        answers.add(scene.client()
                .read(spelt, null, Mode.CATCH_UP, scene.target().limits().answer()));
        scene.client().delete(spelt);
    }

    @Then("neither shows the other's data unless the server says they are one")
    public void notMixed() {
        noServerError();
        var secondIsNew = answers.get(1).status() == 201;
        var read = answers.get(3);
        if (secondIsNew && read.status() == 200 && read.body().length > 0) {
            throw new Broken("an empty stream under the second name, which was created", Answers.summary(read));
        }
    }

    @Given("the target asks for credentials")
    public void needsCredentials() {
        if (scene.target().headers().isEmpty()) {
            throw new NotApplicable("the target was given without credentials, so it does not claim to ask for any");
        }
    }

    @When("a client without credentials creates, appends and deletes")
    public void withoutCredentials() {
        var bare = scene.target().asking(Map.of()).wire();
        var uri = scene.subject().uri();
        answers.add(bare.send(Request.of("PUT", scene.freshUri()).with(Vocabulary.CONTENT_TYPE, Vocabulary.TEXT)));
        answers.add(bare.send(Client.append(uri, scene.subject().contentType(), Bodies.utf8("intruder"))));
        answers.add(bare.send(Request.of("DELETE", uri)));
    }

    @When("a client without credentials reads what an authorised reader has just read")
    public void readWithoutCredentials() {
        var uri = scene.subject().uri();
        scene.reader().readAll(scene.subject(), Vocabulary.BEGINNING);
        var bare = scene.target().asking(Map.of()).wire();
        answers.add(bare.send(Client.readRequest(uri, Vocabulary.BEGINNING, Mode.CATCH_UP)));
        answers.add(bare.send(Request.of("HEAD", uri)));
    }

    @Then("all of these requests are refused for want of credentials")
    public void refused() {
        answers.forEach(answer -> Scene.expect(answer, "a request without credentials", 401, 403));
    }

    private void everyOperation(Wire wire, URI uri) {
        answers.add(create(wire, uri));
        answers.add(wire.send(Client.append(uri, Vocabulary.TEXT, Bodies.utf8("some text"))));
        answers.add(wire.send(Client.readRequest(uri, null, Mode.CATCH_UP)));
        answers.add(wire.send(Request.of("HEAD", uri)));
        answers.add(wire.send(Request.of("DELETE", uri)));
    }

    private static Response create(Wire wire, URI uri) {
        return wire.send(Request.of("PUT", uri).with(Vocabulary.CONTENT_TYPE, Vocabulary.TEXT));
    }

    private URI odd(String oddity) {
        var base = scene.freshUri().toString();
        return URI.create(
                switch (oddity) {
                    case "with encoded parent steps" -> base + "%2F..%2F..%2F..%2Fetc%2Fpasswd";
                    case "with an encoded NUL" -> base + "%00end";
                    case "with encoded slashes" -> base + "%2Fa%2Fb";
                    case "of 4000 characters" -> base + "a".repeat(4000);
                    case "in Unicode" -> base + "%C3%A4%E2%82%AC%F0%9F%98%80";
                    case "with a space and a percent" -> base + "%20and%25";
                    default -> throw new IllegalArgumentException("no oddity is called " + oddity);
                });
    }
}
