// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.streams;

import dev.tidemark.conformance.durablestreams.ExpectedMessages;
import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.wire.message.Response;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;

/** Section 5.6: answers that the server cuts short, followed one by one. */
public final class ChunkSteps {

    private final Scene scene;

    public ChunkSteps(Scene scene) {
        this.scene = scene;
    }

    /** Every answer has to name another offset than its request. */
    @When("a reader follows the answers from {position} to the tail")
    public void follow(Position position) {
        var stream = scene.subject();
        var token = scene.reader().token(stream, position);
        var within = scene.target().limits().answer();
        var pursuit = scene.pursuit("following the answers", stream, Content.none(stream.contentType()));
        var answers = new ArrayList<Response>();
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
        scene.answers(answers);
        scene.note(
                answers.size() == 1
                        ? "the server did not cut its answer of "
                                + answers.get(0).body().length + " bytes"
                        : "the server gave " + answers.size() + " answers, the first of "
                                + answers.get(0).body().length + " bytes");
    }

    /** All of them together, and nothing else. */
    @Then("the answers together give {messages}")
    public void together(ExpectedMessages messages) {
        var type = scene.subject().contentType();
        var all = Content.none(type);
        for (var answer : scene.answers()) {
            all = all.plus(Content.ofAnswer(type, answer.body()));
        }
        Reader.same(messages.words(), messages.of(scene.subject()), all);
    }

    /** Also on a stream that shares them. */
    @Then("{stream} gives exactly what follows each of these answers")
    public void readOn(Subject stream) {
        Content received = Content.none(stream.contentType());
        for (var answer : scene.answers()) {
            received = received.plus(Content.ofAnswer(stream.contentType(), answer.body()));
            var offset = Answers.nextOffset(answer);
            Reader.same(
                    "what the answers brought up to " + offset + " and what follows it",
                    stream.everything(),
                    received.plus(scene.reader().readAll(stream, offset)));
        }
    }
}
