// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Set;

/** Section 12.7: headers that protect readers who are browsers, on answers of every kind. */
public final class BrowserHeaderSteps {

    private static final String RESOURCE_POLICY = "Cross-Origin-Resource-Policy";
    private static final Set<String> POLICIES = Set.of("cross-origin", "same-site", "same-origin");

    private final Scene scene;

    public BrowserHeaderSteps(Scene scene) {
        this.scene = scene;
    }

    /** The glossary of answers; each is made to come with the status that its name says. */
    @When("^a client gets (.+)$")
    public void get(String answer) {
        switch (answer) {
            case "a read" -> send(read(Vocabulary.BEGINNING), 200);
            case "a read at the tail" -> send(read(scene.subject().tail()), 200);
            case "the metadata" -> send(Request.of("HEAD", scene.subject().uri()), 200);
            case "an acknowledged append" -> send(append("more", scene.subject().contentType()), 204, 200);
            case "a created stream" -> send(creation(Request.of("PUT", scene.freshUri())), 201);
            case "a confirmed stream" ->
                send(creation(Request.of("PUT", scene.subject().uri())), 200);
            case "a deletion" -> send(Request.of("DELETE", scene.subject().uri()), 204);
            case "a refusal of an empty append" ->
                send(append("", scene.subject().contentType()), 400);
            case "a refusal of another content type" -> send(append("other", "application/x-other"), 409);
            case "a refusal for want of a stream" -> send(Request.of("GET", scene.freshUri()), 404);
            default -> throw new IllegalArgumentException("the glossary has no answer called " + answer);
        }
    }

    @Then("the answer names a resource policy")
    public void namesPolicy() {
        var policy = scene.success().header(RESOURCE_POLICY).orElse("none");
        if (!POLICIES.contains(policy.strip())) {
            throw new Broken(
                    RESOURCE_POLICY + " with one of "
                            + POLICIES.stream().sorted().toList(),
                    policy);
        }
    }

    @Then("whether the answer names a resource policy is noted")
    public void notePolicy() {
        scene.note("the answer with status " + scene.answer().status() + " carries "
                + scene.answer()
                        .header(RESOURCE_POLICY)
                        .map(policy -> RESOURCE_POLICY + ": " + policy)
                        .orElse("no " + RESOURCE_POLICY));
    }

    @Then("how the answer is to be shown is noted")
    public void noteDisposition() {
        scene.note(Scene.expect(scene.answer(), "a read", 200)
                .header("Content-Disposition")
                .map(value -> "a read of bytes carries Content-Disposition: " + value)
                .orElse("a read of bytes carries no Content-Disposition"));
    }

    private void send(Request request, Integer... statuses) {
        scene.answer(Scene.expect(scene.client().wire().send(request), "the request", statuses));
    }

    private Request read(String token) {
        return Client.readRequest(scene.subject().uri(), token, Mode.CATCH_UP);
    }

    private Request append(String body, String contentType) {
        return Client.append(scene.subject().uri(), contentType, Bodies.utf8(body));
    }

    private Request creation(Request put) {
        return put.with(Vocabulary.CONTENT_TYPE, scene.subject().contentType());
    }
}
