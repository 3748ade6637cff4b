// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Cast;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.cucumber.java.en.Given;
import java.util.function.IntFunction;

/** The streams that scenarios start from. */
public final class StreamSteps {

    private final Scene scene;
    private final Cast cast;

    public StreamSteps(Scene scene, Cast cast) {
        this.scene = scene;
        this.cast = cast;
    }

    /** Created with PUT, empty. */
    @Given("a {kind}")
    public void stream(String contentType) {
        scene.subject(scene.writer().create(scene.freshUri(), contentType, null));
    }

    /** Appended one after the other; a batch counts as one message. */
    @Given("a {kind} with {int} {portions}")
    public void streamWithPortions(String contentType, int count, Portions portions) {
        fill(contentType, count, number -> portions.body(contentType, number, scene.random()));
    }

    /** Text/plain, content in the PUT. */
    @Given("a stream created with the content {string}")
    public void streamCreatedWith(String content) {
        scene.subject(scene.writer().create(scene.freshUri(), Vocabulary.TEXT, Bodies.utf8(content)));
    }

    /** Never used. */
    @Given("a URL without a stream")
    public void noStream() {
        scene.subject(new Subject(scene.freshUri(), Vocabulary.OCTET_STREAM));
    }

    /** Two messages, then DELETE. */
    @Given("a stream that was deleted")
    public void deletedStream() {
        streamWithPortions(Vocabulary.OCTET_STREAM, 2, Portions.MESSAGES);
        scene.granted(scene.client().delete(scene.subject().uri()), "a deletion", 204);
    }

    @Given("another {kind} with {int} message(s)")
    public void other(String contentType, int count) {
        var other = scene.writer().create(scene.freshUri(), contentType, null);
        cast.enter("the other stream", other.speaking(Bodies::surplus));
        scene.writer().appendMessages(other, count);
    }

    /** POST with {@code Stream-Closed: true} and no body. */
    @Given("{stream} is closed")
    public void closed(Subject stream) {
        scene.answer(scene.writer().close(stream));
    }

    private void fill(String contentType, int count, IntFunction<byte[]> body) {
        stream(contentType);
        for (int number = 1; number <= count; number++) {
            scene.writer().append(scene.subject(), body.apply(number));
        }
    }
}
