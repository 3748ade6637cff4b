// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.MediaType;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;

/** What the last answer says, in the words of the specification. */
public final class AnswerSteps {

    private final Scene scene;

    public AnswerSteps(Scene scene) {
        this.scene = scene;
    }

    @Then("the request is refused as {refusal}")
    public void refused(int status) {
        Scene.expect(scene.answer(), "the request", status);
    }

    @Then("the request is refused")
    public void refused() {
        var answer = scene.answer();
        if (answer.status() < 400 || answer.status() >= 500) {
            throw new Broken("a refusal (4xx)", Answers.summary(answer));
        }
    }

    @Then("the answer has the status {int}")
    public void status(int status) {
        Scene.expect(scene.answer(), "the request", status);
    }

    @Then("the answer has no body")
    public void noBody() {
        if (scene.answer().body().length > 0) {
            throw new Broken("no body", Answers.summary(scene.answer()));
        }
    }

    @Then("the body is {string}")
    public void body(String body) {
        var answer = Scene.expect(scene.answer(), "the request", 200);
        if (!answer.text().equals(body)) {
            throw new Broken("the body '" + body + "'", "'" + answer.text() + "'");
        }
    }

    @Then("the answer shows the tail")
    public void showsTail() {
        showsTail(scene.answer());
    }

    @Then("the reader's answer shows the tail")
    public void readerShowsTail() {
        showsTail(scene.reading().answer());
    }

    private void showsTail(Response answer) {
        var tail = scene.reader().token(scene.subject(), new Position.Tail());
        var shown = Answers.nextOffset(answer);
        if (!shown.equals(tail)) {
            throw new Broken("the tail " + tail + " of the metadata in " + Vocabulary.STREAM_NEXT_OFFSET, shown);
        }
    }

    @Then("nothing follows the offset in the answer")
    public void nothingFollows() {
        var offset = Answers.nextOffset(scene.success());
        var stream = scene.subject();
        Reader.same(
                "after the offset of the answer",
                Content.none(stream.contentType()),
                scene.reader().readAll(stream, offset));
    }

    @Then("the answer says the reader is up to date")
    public void upToDate() {
        if (!Answers.isUpToDate(scene.success())) {
            throw new Broken(
                    Vocabulary.STREAM_UP_TO_DATE + ": true",
                    scene.answer()
                            .header(Vocabulary.STREAM_UP_TO_DATE)
                            .map(value -> Vocabulary.STREAM_UP_TO_DATE + ": " + value)
                            .orElse("no such header in an answer that reaches the tail"));
        }
    }

    @Then("the answer says the stream is closed")
    public void closed() {
        if (!Answers.isClosed(scene.answer())) {
            throw new Broken(Vocabulary.STREAM_CLOSED + ": true", "no such header; " + Answers.summary(scene.answer()));
        }
    }

    @Then("the header {string} contains {string}")
    public void headerContains(String name, String part) {
        var value = scene.answer().header(name).orElse("");
        if (!value.contains(part)) {
            throw new Broken(name + " with " + part, value.isEmpty() ? "no " + name : name + ": " + value);
        }
    }

    @Then("the answer is of type {string}")
    public void type(String type) {
        var named = scene.success().header(Vocabulary.CONTENT_TYPE).orElse("none");
        if (!MediaType.of(named).type().equals(type)) {
            throw new Broken("Content-Type: " + type, "Content-Type: " + named);
        }
    }

    @Then("the answer is noted")
    public void noted() {
        var answer = scene.answer();
        if (answer.status() >= 500) {
            throw new Broken("no server error", Answers.summary(answer));
        }
        scene.note("answered with " + Answers.summary(answer));
    }

    @Then("whether the answer carries a cursor is noted")
    public void noteCursor() {
        var cursor = scene.success().header(Vocabulary.STREAM_CURSOR);
        scene.note(cursor.map(value -> "a catch-up read carries the cursor " + value)
                .orElse("a catch-up read carries no cursor"));
    }
}
