// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Faults;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
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

    @When("a writer appends/appended {int} message(s)")
    public void appendMessages(int count) {
        for (int i = 0; i < count; i++) {
            var stream = scene.subject();
            store(Bodies.message(stream.contentType(), stream.length() + 1));
        }
    }

    @When("a writer appends {string}")
    public void append(String body) {
        append(body, scene.subject().contentType());
    }

    @When("a writer appends:")
    public void appendText(String body) {
        append(body);
    }

    @When("a writer appends {string} and then {string}")
    public void appendBoth(String first, String second) {
        append(first);
        append(second);
    }

    @When("a writer appends {string} as {string}")
    public void append(String body, String contentType) {
        send(Client.append(scene.subject().uri(), contentType, Bodies.utf8(body)));
    }

    @When("a writer appends {string} in chunks")
    public void appendInChunks(String body) {
        send(body(Bodies.utf8(body)).inChunks());
    }

    @When("a writer appends a body of {int} bytes")
    public void appendBytes(int bytes) {
        send(body(Bodies.random(scene.random(), bytes)));
    }

    @When("a writer appends a body of {int} bytes in chunks")
    public void appendBytesInChunks(int bytes) {
        send(body(Bodies.random(scene.random(), bytes)).inChunks());
    }

    @When("a writer appends {int} bodies of random bytes")
    public void appendRandom(int count) {
        for (int i = 0; i < count; i++) {
            store(Bodies.random(scene.random(), 1 + scene.random().nextInt(3000)));
        }
    }

    @When("a writer appends bodies with NUL, CR, LF, CRLF, lone surrogates, a BOM and all 256 byte values")
    public void appendAwkward() {
        var all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        var surrogate = new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80};
        var byteOrderMark = new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 'x'};
        var bodies = List.of(
                new byte[1],
                Bodies.utf8("a\rb"),
                Bodies.utf8("\n"),
                Bodies.utf8("\r\n\r\n"),
                surrogate,
                byteOrderMark,
                all);
        bodies.forEach(this::store);
    }

    @When("a writer appends batches of {numbers} messages")
    public void appendBatches(List<Integer> sizes) {
        sizes.forEach(size -> store(Bodies.batch(scene.subject().length() + 1, size)));
    }

    @When("a writer appended a message with the sequence {string}")
    public void appendedWithSequence(String sequence) {
        var stream = scene.subject();
        var message = Bodies.message(stream.contentType(), stream.length() + 1);
        send(body(message).with(Vocabulary.STREAM_SEQ, sequence));
        accepted();
    }

    @When("^a writer sends an append with (.+)$")
    public void sendFaulty(String peculiarity) {
        sendUnmodelled(faults().request(peculiarity));
    }

    @When("^a writer sends a closing append with (.+)$")
    public void sendClosing(String peculiarity) {
        sendUnmodelled(faults().request(peculiarity).with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE));
    }

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

    /** Sends one of many appends, which has to be stored. */
    private void store(byte[] body) {
        scene.answer(scene.writer().append(scene.subject(), body));
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

    private Faults faults() {
        return new Faults(scene.subject(), scene.target().limits().bodyBytes());
    }
}
