// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.forks;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Forks;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Section 4.2: fork requests that are repeated, odd, or not to be granted. */
public final class ForkRequestSteps {

    private final Scene scene;
    private final Forks forks;

    public ForkRequestSteps(Scene scene, Forks forks) {
        this.scene = scene;
        this.forks = forks;
    }

    @When("the client repeats the fork request")
    public void repeat() {
        send(forks.request());
    }

    @When("the client repeats the fork request with the offset after message {int}")
    public void repeatAt(int position) {
        send(again(forks.source())
                .with(Vocabulary.STREAM_FORK_OFFSET, forks.source().offset(position)));
    }

    @When("the client repeats the fork request with {string} set to {string}")
    public void repeatWith(String header, String value) {
        send(forks.request().with(header, value));
    }

    @When("the client repeats the fork request for another source")
    public void repeatForAnother() {
        var type = forks.source().contentType();
        var other = scene.writer().create(scene.freshUri(), type, null);
        for (int number = 1; number <= forks.source().length(); number++) {
            scene.writer().append(other, Bodies.surplus(type, number));
        }
        send(again(other));
    }

    @When("a client asks for a fork at the tail of its source")
    public void forkBeyondTail() {
        var beyond = forks.source().tail();
        var stream = scene.subject();
        forks.ask(stream, stream.length(), 0, forks.of(stream).with(Vocabulary.STREAM_FORK_OFFSET, beyond));
    }

    @When("a client asks for a fork at an offset of its own making")
    public void forkAtMadeUp() {
        var stream = scene.subject();
        forks.ask(
                stream,
                stream.length(),
                0,
                forks.of(stream).with(Vocabulary.STREAM_FORK_OFFSET, altered(stream.offset(1))));
    }

    @When("a client asks for a fork under the URL of another stream")
    public void forkOntoAnother() {
        var source = scene.subject();
        var other = scene.writer().create(scene.freshUri(), source.contentType(), null);
        for (int number = 1; number <= 2; number++) {
            scene.writer().append(other, Bodies.surplus(other.contentType(), number));
        }
        forks.ask(source, source.length(), 0, Forks.under(other.uri(), source));
        scene.subject(other);
    }

    @When("a client asks for a fork under the URL of the stream itself")
    public void forkOntoItself() {
        var stream = scene.subject();
        forks.ask(stream, stream.length(), 0, Forks.under(stream.uri(), stream));
        scene.subject(stream);
    }

    /** A server without forks sees a header that it does not know, and may do so: nothing can be told of it. */
    @When("a client asks for a fork with the sub-offset {string} without naming a source")
    public void forkOfNothing(String subOffset) {
        var type = scene.subject().contentType();
        scene.judgement().require(scene.operations().fork(type));
        send(Request.of("PUT", scene.subject().uri())
                .with(Vocabulary.CONTENT_TYPE, type)
                .with(Vocabulary.STREAM_FORK_SUB_OFFSET, subOffset));
    }

    @When("a client asks for a fork at the offset after message {int} without naming a source")
    public void forkOfNothing(int position) {
        var stream = scene.subject();
        var request = Request.of("PUT", scene.freshUri())
                .with(Vocabulary.CONTENT_TYPE, stream.contentType())
                .with(Vocabulary.STREAM_FORK_OFFSET, stream.offset(position));
        send(request);
        if (scene.answer().status() == 201) {
            var created = new Subject(request.uri(), stream.contentType());
            created.created(Content.none(stream.contentType()), Answers.nextOffset(scene.answer()));
            scene.subject(created);
        }
    }

    @Then("the request is refused as malformed or an empty stream is created")
    public void noFork() {
        if (Scene.expect(scene.answer(), "a fork offset without a source", 201, 400)
                        .status()
                == 400) {
            scene.note("a fork offset without a source is refused");
            return;
        }
        scene.note("a fork offset without a source is ignored");
        var stream = scene.subject();
        Reader.same("an empty stream", stream.everything(), scene.reader().readAll(stream, null));
    }

    /** A request for a fork under the URL of the last one. */
    private Request again(Subject source) {
        return Forks.under(forks.request().uri(), source);
    }

    /** The same token but for its last digit or letter: none that the server has handed out for this stream. */
    private static String altered(String offset) {
        for (int i = offset.length() - 1; i >= 0; i--) {
            var one = offset.charAt(i);
            if (Character.isLetterOrDigit(one)) {
                var other = one == '9' ? '8' : one == 'z' ? 'y' : one == 'Z' ? 'Y' : (char) (one + 1);
                return offset.substring(0, i) + other + offset.substring(i + 1);
            }
        }
        throw new Broken("an offset with a letter or a digit", offset);
    }

    private void send(Request request) {
        scene.answer(scene.client().wire().send(request));
    }
}
