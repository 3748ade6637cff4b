// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Flaw;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Payload;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Spoken;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Section 5.2: appends that are to be stored, and appends that are not. */
public final class AppendSteps {

    private final Scene scene;

    public AppendSteps(Scene scene) {
        this.scene = scene;
    }

    /** The next numbers. */
    @When("a writer appends/appended {int} message(s){where}")
    public void appendMessages(int count, Subject stream) {
        for (int i = 0; i < count; i++) {
            scene.answer(scene.writer().append(stream, stream.nextMessage()));
        }
    }

    /** One after the other, with the stream's type. */
    @When("a writer appends {texts}{where}")
    public void append(List<String> bodies, Subject stream) {
        bodies.forEach(body -> append(body, stream.contentType()));
    }

    /** The same with a doc string. */
    @When("a writer appends:")
    public void appendText(String body) {
        append(body, scene.subject().contentType());
    }

    /** With another Content-Type. */
    @When("a writer appends {string} as {string}")
    public void append(String body, String contentType) {
        send(Client.append(scene.subject().uri(), contentType, Bodies.utf8(body)));
    }

    /** What matters is in the bytes. */
    @When("a writer appends {payload}")
    public void append(Spoken<Payload> payload) {
        for (var body : Payload.bodies(payload, scene.subject().length() + 1, scene.random())) {
            if (payload.word().isInChunks()) {
                send(body(body).inChunks());
            } else {
                scene.answer(scene.writer().append(scene.subject(), body));
            }
        }
    }

    /** Stream-Seq; must be accepted. */
    @When("a writer appended a message with the sequence {string}{where}")
    public void appendedWithSequence(String sequence, Subject stream) {
        send(body(stream.nextMessage()).with(Vocabulary.STREAM_SEQ, sequence));
        accepted();
    }

    /** What is sent may not be stored, so the model stays as it is. */
    @When("a writer sends an append with {flaw}")
    public void send(Spoken<Flaw> flaw) {
        sendUnmodelled(Flaw.request(scene, flaw));
    }

    /** The same with a Stream-Seq. */
    @When("a writer sends an append with {flaw} and the sequence {string}")
    public void send(Spoken<Flaw> flaw, String sequence) {
        sendUnmodelled(Flaw.request(scene, flaw).with(Vocabulary.STREAM_SEQ, sequence));
    }

    /** With {@code Stream-Closed: true}, likewise. */
    @When("a writer sends a closing append with {flaw}")
    public void sendClosing(Spoken<Flaw> flaw) {
        sendUnmodelled(Flaw.request(scene, flaw).with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE));
    }

    /** 204; 200 is accepted and noted. */
    @Then("the append is accepted")
    public void accepted() {
        var answer = Scene.expect(scene.answer(), "an append", 200, 204);
        if (answer.status() == 200) {
            scene.note("a plain append is answered with 200 where 204 is listed");
        }
    }

    @Then("the next append gets a greater offset and is read back alone")
    public void nextAppend() {
        var stream = scene.subject();
        var before = stream.tail();
        scene.writer().appendMessages(stream, 1);
        if (stream.tail().compareTo(before) <= 0) {
            throw new Broken("an offset greater than " + before, stream.tail());
        }
        scene.reader().checkWhatFollows(stream, stream.length() - 1);
    }

    /** Sends an append that may be refused; when it is acknowledged, it belongs to the stream. */
    private void send(Request request) {
        var answer = scene.client().wire().send(request);
        if (Answers.isSuccess(answer)) {
            var stream = scene.subject();
            stream.appended(Content.ofAppend(stream.contentType(), request.body()), Answers.nextOffset(answer));
        }
        scene.answer(answer);
    }

    /** Sends an append that must not be stored, so that the model stays as it is whatever the answer. */
    private void sendUnmodelled(Request request) {
        var framed = request.body() != null || request.chunked();
        if (framed) {
            scene.answer(scene.client().wire().send(request));
            return;
        }
        var raw = scene.client().wire().sendRaw(request);
        scene.answer(raw.asResponse());
    }

    private Request body(byte[] body) {
        return Client.append(scene.subject().uri(), scene.subject().contentType(), body);
    }
}
