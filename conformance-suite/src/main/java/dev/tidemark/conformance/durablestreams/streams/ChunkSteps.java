// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.streams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Section 5.6: answers that the server cuts short, followed one by one. */
public final class ChunkSteps {

    private final Scene scene;
    private final List<Response> answers = new ArrayList<>();

    public ChunkSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a reader follows the answers from {position} to the tail")
    public void follow(Position position) {
        var stream = scene.subject();
        var token = scene.reader().token(stream, position);
        var within = scene.target().limits().answer();
        var pursuit = scene.pursuit("following the answers", stream, Content.none(stream.contentType()));
        while (pursuit.goesOn() && !token.equals(stream.tail())) {
            pursuit.reach("the offset " + token);
            var answer = Scene.expect(
                    scene.client().bulk().read(stream.uri(), token, Mode.CATCH_UP, within),
                    "a read from " + token,
                    200);
            pursuit.take(Content.ofAnswer(stream.contentType(), answer.body()).size());
            answers.add(answer);
            token = Answers.nextOffset(answer);
        }
        scene.note(
                answers.size() == 1
                        ? "the server did not cut its answer of "
                                + answers.get(0).body().length + " bytes"
                        : "the server gave " + answers.size() + " answers, the first of "
                                + answers.get(0).body().length + " bytes");
    }

    @Then("the answers together give all messages")
    public void together() {
        Reader.same("all messages", scene.subject().everything(), content());
    }

    @Then("the answers together give the messages after message {int}")
    public void together(int position) {
        Reader.same("the messages after message " + position, scene.subject().after(position), content());
    }

    @Then("no answer but the last is empty")
    public void noneEmpty() {
        var type = scene.subject().contentType();
        check("data", answer -> !Content.ofAnswer(type, answer.body()).isEmpty());
    }

    @Then("no answer but the last says the reader is up to date")
    public void noneUpToDate() {
        check("no " + Vocabulary.STREAM_UP_TO_DATE, answer -> answer.header(Vocabulary.STREAM_UP_TO_DATE)
                .isEmpty());
    }

    @Then("no answer but the last says the stream is closed")
    public void noneClosed() {
        check("no " + Vocabulary.STREAM_CLOSED, answer -> answer.header(Vocabulary.STREAM_CLOSED)
                .isEmpty());
    }

    @Then("reading on from each of these answers gives exactly what follows")
    public void readOn() {
        var stream = scene.subject();
        Content received = Content.none(stream.contentType());
        for (var answer : answers) {
            received = received.plus(Content.ofAnswer(stream.contentType(), answer.body()));
            var offset = Answers.nextOffset(answer);
            Reader.same(
                    "what the answers brought up to " + offset + " and what follows it",
                    stream.everything(),
                    received.plus(scene.reader().readAll(stream, offset)));
        }
    }

    private void check(String expected, Predicate<Response> rule) {
        for (int i = 0; i + 1 < answers.size(); i++) {
            if (!rule.test(answers.get(i))) {
                throw new Broken(
                        expected + " in an answer that was cut",
                        "answer " + (i + 1) + " of " + answers.size() + " breaks this");
            }
        }
    }

    private Content content() {
        var type = scene.subject().contentType();
        Content all = Content.none(type);
        for (var answer : answers) {
            all = all.plus(Content.ofAnswer(type, answer.body()));
        }
        return all;
    }
}
