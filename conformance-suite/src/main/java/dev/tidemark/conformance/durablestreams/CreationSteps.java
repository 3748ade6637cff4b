// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Section 5.1: creating and confirming streams. */
public final class CreationSteps {

    private final Scene scene;
    private List<URI> unused = List.of();
    private List<Response> answers = List.of();

    public CreationSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a client creates the stream as {string}")
    public void create(String contentType) {
        put(contentType, null);
    }

    @When("a client creates the stream with the content {string}")
    public void createWithContent(String content) {
        put(Vocabulary.TEXT, Bodies.utf8(content));
    }

    @When("a client creates the stream as {string} with the content {string}")
    public void create(String contentType, String content) {
        put(contentType, Bodies.utf8(content));
    }

    @When("a client creates the stream with the content {string} sent in chunks")
    public void createInChunks(String content) {
        var body = Bodies.utf8(content);
        send(Request.of("PUT", uri())
                .with(Vocabulary.CONTENT_TYPE, Vocabulary.TEXT)
                .body(body)
                .inChunks());
    }

    @When("a client creates the stream without a content type")
    public void createWithoutType() {
        send(Request.of("PUT", uri()));
    }

    @When("a client creates the stream with the header {string} set to {string}")
    public void createWithHeader(String name, String value) {
        send(Request.of("PUT", uri())
                .with(Vocabulary.CONTENT_TYPE, Vocabulary.TEXT)
                .with(name, value));
    }

    @Given("{int} URLs without a stream")
    public void unusedUrls(int count) {
        unused = Stream.generate(scene::freshUri).limit(count).toList();
    }

    @When("clients create all of them at the same time")
    public void createAll() {
        answers = atOnce(unused.stream());
    }

    @When("{int} clients create the stream as {string} at the same time")
    public void race(int clients, String contentType) {
        var uri = uri();
        answers = atOnce(IntStream.range(0, clients).mapToObj(i -> uri));
    }

    @Then("every one is created")
    public void allCreated() {
        answers.forEach(answer -> Scene.expect(answer, "each creation", 201));
    }

    @Then("one of them creates it and all others confirm it")
    public void oneCreated() {
        var created = answers.stream().filter(answer -> answer.status() == 201).count();
        var confirmed =
                answers.stream().filter(answer -> answer.status() == 200).count();
        if (created != 1 || created + confirmed != answers.size()) {
            var statuses = answers.stream().map(Response::status).sorted().toList();
            throw new Broken("201 once and 200 for all others", "the statuses " + statuses);
        }
    }

    @Then("the stream is created")
    public void isCreated() {
        Scene.expect(scene.answer(), "the creation", 201);
    }

    @Then("the stream is confirmed")
    public void isConfirmed() {
        Scene.expect(scene.answer(), "the repeated creation", 200);
    }

    @Then("the Location header is the stream's URL")
    public void location() {
        var location = scene.success().header(Vocabulary.LOCATION);
        if (location.map(value -> !uri().resolve(value).equals(uri())).orElse(true)) {
            throw new Broken(
                    "Location: " + uri(),
                    location.map(value -> "Location: " + value).orElse("no Location header"));
        }
    }

    @Then("a second creation names it again")
    public void confirmedType() {
        put(scene.subject().contentType(), null);
        isConfirmed();
        MetadataSteps.checkType(scene.answer(), scene.subject().contentType());
    }

    @Then("what the server does about the content type is noted")
    public void noteType() {
        var answer = scene.answer();
        Scene.expect(answer, "a creation without a content type", 200, 201, 400, 415);
        var type = answer.header(Vocabulary.CONTENT_TYPE).orElse("no type");
        scene.note("PUT without Content-Type is answered with " + answer.status() + " (" + type + ")");
    }

    @Then("the stream is created or the URL stays blocked")
    public void createdAgain() {
        Scene.expect(scene.answer(), "the creation under the URL of a deleted stream", 201, 404, 409, 410);
        scene.note("a new stream under the URL of a deleted one is answered with "
                + scene.answer().status());
    }

    private List<Response> atOnce(Stream<URI> uris) {
        return uris
                .map(uri -> scene.client()
                        .wire()
                        .sendAsync(Request.of("PUT", uri).with(Vocabulary.CONTENT_TYPE, Vocabulary.TEXT)))
                .toList()
                .stream()
                .map(Outcome::of)
                .toList();
    }

    private URI uri() {
        return scene.subject().uri();
    }

    private void put(String contentType, byte[] content) {
        var request = Request.of("PUT", uri()).with(Vocabulary.CONTENT_TYPE, contentType);
        send(content == null ? request : request.body(content));
    }

    private void send(Request request) {
        var answer = scene.client().wire().send(request);
        if (answer.status() == 201) {
            var type = request.headers().stream()
                    .filter(header -> header.name().equals(Vocabulary.CONTENT_TYPE))
                    .map(header -> header.value())
                    .findFirst()
                    .orElse(Vocabulary.OCTET_STREAM);
            var stream = new Subject(uri(), type);
            stream.created(Content.ofCreation(type, request.body()), Answers.nextOffset(answer));
            scene.subject(stream);
        }
        scene.answer(answer);
    }
}
