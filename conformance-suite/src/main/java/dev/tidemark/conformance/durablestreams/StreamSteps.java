// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.cucumber.java.en.Given;
import java.util.function.IntFunction;

/** The streams that scenarios start from. */
public final class StreamSteps {

    private final Scene scene;

    public StreamSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("a {kind}")
    public void stream(String contentType) {
        scene.subject(scene.writer().create(scene.freshUri(), contentType, null));
    }

    @Given("a {kind} with {int} message(s)")
    public void streamWithMessages(String contentType, int count) {
        fill(contentType, count, number -> Bodies.message(contentType, number));
    }

    @Given("a {kind} with {int} messages of mixed size")
    public void streamWithMixedMessages(String contentType, int count) {
        fill(contentType, count, number -> Bodies.mixed(contentType, number));
    }

    @Given("a {kind} with {int} messages of a megabyte")
    public void streamWithMegabytes(String contentType, int count) {
        fill(contentType, count, number -> Bodies.sized(contentType, number, Bodies.MEGABYTE));
    }

    @Given("a {kind} with {int} identical messages of one byte")
    public void streamWithBytes(String contentType, int count) {
        fill(contentType, count, number -> Bodies.utf8("x"));
    }

    @Given("a {kind} with {int} batches of {int} messages")
    public void streamWithBatches(String contentType, int count, int size) {
        fill(contentType, count, number -> Bodies.batch(number, size));
    }

    @Given("a {kind} with {int} batches of {int} to {int} messages")
    public void streamWithBatches(String contentType, int count, int least, int most) {
        fill(
                contentType,
                count,
                number -> Bodies.batch(number, least + scene.random().nextInt(most - least + 1)));
    }

    @Given("a stream created with the content {string}")
    public void streamCreatedWith(String content) {
        scene.subject(scene.writer().create(scene.freshUri(), Vocabulary.TEXT, Bodies.utf8(content)));
    }

    @Given("a stream created with {int} bytes of content")
    public void streamCreatedWith(int bytes) {
        var content = Bodies.random(scene.random(), bytes);
        scene.subject(scene.writer().create(scene.freshUri(), Vocabulary.OCTET_STREAM, content));
    }

    @Given("a URL without a stream")
    public void noStream() {
        scene.subject(new Subject(scene.freshUri(), Vocabulary.OCTET_STREAM));
    }

    @Given("a stream that was deleted")
    public void deletedStream() {
        streamWithMessages(Vocabulary.OCTET_STREAM, 2);
        scene.granted(scene.client().delete(scene.subject().uri()), "a deletion", 204);
    }

    @Given("the stream is closed")
    public void closed() {
        scene.answer(scene.writer().close(scene.subject()));
    }

    private void fill(String contentType, int count, IntFunction<byte[]> body) {
        stream(contentType);
        for (int number = 1; number <= count; number++) {
            scene.writer().append(scene.subject(), body.apply(number));
        }
    }
}
