// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Spoken;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.Collections;
import java.util.stream.Stream;

/** Section 5.1: creating and confirming streams. */
public final class CreationSteps {

    private final Scene scene;

    public CreationSteps(Scene scene) {
        this.scene = scene;
    }

    /** PUT; what is created is the stream from then on. */
    @When("a client creates {stream} {creation}")
    public void create(Subject stream, Spoken<Creation> creation) {
        send(creation.word().request(stream.uri(), creation.texts(), scene.random()));
    }

    /** One 201, otherwise 200, each to a PUT with text/plain. */
    @Then("one of {int} clients that create the stream at the same time creates it, and all others confirm it")
    public void race(int clients) {
        var request = Request.of("PUT", uri()).with(Vocabulary.CONTENT_TYPE, Vocabulary.TEXT);
        var statuses = Stream.generate(() -> scene.client().wire().sendAsync(request)).limit(clients).toList().stream()
                .map(Outcome::of)
                .map(Response::status)
                .sorted()
                .toList();
        var created = Collections.frequency(statuses, 201);
        if (created != 1 || Collections.frequency(statuses, 200) != statuses.size() - 1) {
            throw new Broken("201 once and 200 for all others", "the statuses " + statuses);
        }
    }

    @ParameterType("created|confirmed")
    public Integer made(String word) {
        return word.equals("created") ? 201 : 200;
    }

    /** Created is 201, confirmed 200. */
    @Then("{stream} is {made}")
    public void isMade(Subject stream, int status) {
        Scene.expect(scene.answer(), "the creation", status);
    }

    private URI uri() {
        return scene.subject().uri();
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
            if (isMarked(request)) {
                stream.closed();
            }
            scene.subject(stream);
        }
        scene.answer(answer);
    }

    /** 4.1: the mark is true in any letter case, and nothing else. */
    private static boolean isMarked(Request request) {
        return request.headers().stream()
                .anyMatch(header -> header.name().equals(Vocabulary.STREAM_CLOSED)
                        && header.value().equalsIgnoreCase(Vocabulary.TRUE));
    }
}
