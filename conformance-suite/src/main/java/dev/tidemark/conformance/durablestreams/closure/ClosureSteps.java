// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.closure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.MediaType;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;

/** What answers say about the end of a stream (sections 4.1, 5.2 and 5.5). */
public final class ClosureSteps {

    private final Scene scene;

    public ClosureSteps(Scene scene) {
        this.scene = scene;
    }

    /** Stream-Closed in both or in neither. */
    @Then("the answer and the metadata agree about the closure")
    public void agree() {
        if (scene.answer().status() >= 500) {
            throw new Broken("no server error", Answers.summary(scene.answer()));
        }
        var answered = Answers.isClosed(scene.answer());
        var actual = Answers.isClosed(metadata());
        if (answered != actual) {
            throw new Broken(
                    "an answer that agrees with the metadata: " + state(actual),
                    "an answer with status " + scene.answer().status() + " that says " + state(answered));
        }
        scene.note("answered with status " + scene.answer().status() + "; the stream is " + state(actual));
    }

    /** A JSON object or one line of text is accepted and noted. */
    @Then("the body of the refusal is empty or made for programs")
    public void standardError() {
        var answer = scene.answer();
        if (answer.body().length == 0) {
            return;
        }
        var named = answer.header(Vocabulary.CONTENT_TYPE).orElse("no content type");
        var type = MediaType.of(named).type();
        var json = type.equals("application/json") || type.endsWith("+json");
        if (json && isObject(answer.text())) {
            scene.note("the refusal has a body of type " + named);
        } else if (type.equals("text/plain") && answer.text().strip().lines().count() <= 1) {
            scene.note("the refusal has one line of text: " + Answers.summary(answer));
        } else {
            throw new Broken("no body, or an error in a standard format", named + "; " + Answers.summary(answer));
        }
    }

    private static boolean isObject(String text) {
        try {
            return new ObjectMapper().readTree(text).isObject();
        } catch (JsonProcessingException noJson) {
            return false;
        }
    }

    private static String state(boolean closed) {
        return closed ? "closed" : "open";
    }

    private Response metadata() {
        var uri = scene.subject().uri();
        return Scene.expect(scene.client().metadata(uri), "a request for the metadata", 200);
    }
}
