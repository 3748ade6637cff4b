// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.expiry;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Deadlines;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.time.OffsetDateTime;

/** Section 5.1: streams that end at an instant, and streams that are given two lifetimes. */
public final class DeadlineSteps {

    private static final String TTL = "3600";
    private static final String END = "2099-01-01T00:00:00Z";

    private final Scene scene;

    public DeadlineSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("a stream created with the end {string}")
    public void withEnd(String instant) {
        scene.subject(scene.writer()
                .create(scene.freshUri(), Vocabulary.OCTET_STREAM, null, Vocabulary.STREAM_EXPIRES_AT, instant));
    }

    @When("a client creates the stream once more with the end {string}")
    public void again(String instant) {
        var stream = scene.subject();
        scene.answer(
                scene.client().create(stream.uri(), stream.contentType(), null, Vocabulary.STREAM_EXPIRES_AT, instant));
    }

    @When("a client creates the stream with a TTL and an end")
    public void withBoth() {
        scene.answer(create(scene.subject().uri(), Vocabulary.STREAM_TTL, TTL, Vocabulary.STREAM_EXPIRES_AT, END));
    }

    @Then("the metadata name the instant {string}")
    public void namesInstant(String instant) {
        Deadlines.check(
                metadata(scene.subject().uri()), OffsetDateTime.parse(instant).toInstant());
    }

    @Then("the request is refused as malformed or the metadata name one of them")
    public void refusedOrOneWins() {
        var answer = Scene.expect(scene.answer(), "a creation with two lifetimes", 400, 201);
        if (answer.status() == 400) {
            return;
        }
        var winner = winner(scene.subject().uri());
        if (!winner.equals(Vocabulary.STREAM_TTL) && !winner.equals(Vocabulary.STREAM_EXPIRES_AT)) {
            throw new Broken("a refusal, or one of the two lifetimes in the metadata", winner);
        }
        scene.note("of two lifetimes, " + winner + " wins");
    }

    @Then("the same lifetime wins when the headers come the other way round")
    public void sameWinner() {
        var first = scene.answer();
        var other = scene.freshUri();
        var second = create(other, Vocabulary.STREAM_EXPIRES_AT, END, Vocabulary.STREAM_TTL, TTL);
        if (first.status() != second.status()) {
            throw new Broken(
                    "status " + first.status() + " whatever the order of the headers", Answers.summary(second));
        }
        if (first.status() == 201 && !winner(scene.subject().uri()).equals(winner(other))) {
            throw new Broken(winner(scene.subject().uri()) + " to win again", winner(other));
        }
        scene.note("a creation with two lifetimes is answered with " + first.status());
    }

    private String winner(URI uri) {
        var metadata = metadata(uri);
        var ttl = metadata.header(Vocabulary.STREAM_TTL).isPresent();
        var end = metadata.header(Vocabulary.STREAM_EXPIRES_AT).isPresent();
        if (ttl == end) {
            return ttl ? "both" : "neither";
        }
        return ttl ? Vocabulary.STREAM_TTL : Vocabulary.STREAM_EXPIRES_AT;
    }

    private Response create(URI uri, String... headers) {
        return scene.client().create(uri, Vocabulary.OCTET_STREAM, null, headers);
    }

    private Response metadata(URI uri) {
        return Scene.expect(scene.client().wire().send(Request.of("HEAD", uri)), "a request for the metadata", 200);
    }
}
