// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Asker;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Receiver;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Messages;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Octets;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Section 5.6: reads, what they give, and where they go on. */
public final class ReadSteps {

    private final Scene scene;
    private Content remembered;

    public ReadSteps(Scene scene) {
        this.scene = scene;
    }

    /** In the mode of the case, which is catch-up unless it is one for {@code @each-mode}. */
    @When("{asker} reads from {position}")
    public void read(Asker asker, Position position) {
        asker.read(scene, position, scene.mode());
    }

    /** In this mode; a long-poll is waited for. */
    @When("{asker} reads from {position} in {mode} mode")
    public void read(Asker asker, Position position, Mode mode) {
        asker.read(scene, position, mode);
    }

    /** From the offset that the last read or event named. */
    @When("the reader continues from there")
    public void readOn() {
        scene.askedFrom(scene.reading().nextOffset());
        scene.reading(scene.reader().read(scene.subject(), scene.askedFrom(), Mode.CATCH_UP));
    }

    /** Literally, after the question mark. */
    @When("a reader sends the query {string}")
    public void readQuery(String query) {
        var stream = scene.subject();
        var request = Request.of("GET", Client.withQuery(stream.uri(), query));
        scene.reading(
                query.contains(Vocabulary.LIVE + "=" + Vocabulary.SSE)
                        ? new StreamingReading(scene, stream, request)
                        : scene.reader()
                                .goOn(stream, null, scene.client().wire().send(request)));
    }

    /** Remembers what it read. */
    @Given("a reader has read everything from {position}")
    public void remember(Position position) {
        scene.askedFrom(scene.reader().token(scene.subject(), position));
        remembered = scene.reader().readAll(scene.subject(), scene.askedFrom());
    }

    /** The same, and perhaps more. */
    @Then("a read{where} from that offset begins with what was read before")
    public void stillTheSame(Subject stream) {
        var now = scene.reader().readAll(stream, scene.askedFrom());
        if (remembered.isEmpty() || !now.startsWith(remembered)) {
            throw new Broken("what was read before, " + remembered.describe(now), now.describe(remembered));
        }
    }

    /** Exactly this, from the start to the tail; on a JSON stream an array with the same values. */
    @Then("{stream} holds {string}")
    public void holds(Subject stream, String content) {
        var expected = stream.isJson() ? Messages.of(content) : new Octets(Bodies.utf8(content));
        Reader.same("a full read", expected, full(stream));
    }

    /** The same, as a doc string. */
    @Then("the stream holds:")
    public void holdsText(String content) {
        holds(scene.subject(), content);
    }

    /** Exactly these and nothing more. */
    @Then("{receiver} receives {messages}")
    public void receives(Receiver receiver, ExpectedMessages messages) {
        receiver.check(scene, messages.words(), messages::of, messages.view());
    }

    /** All that was acknowledged, over as many answers as it takes. */
    @Then("a full read{where} gives every byte in order")
    public void holdsAll(Subject stream) {
        Reader.same("a full read", stream.everything(), full(stream));
    }

    /** Content, tail and closure are those of the model. */
    @Then("{stream} is unchanged")
    public void unchanged(Subject stream) {
        Reader.same("the content from before", stream.everything(), full(stream));
        var metadata = Scene.expect(scene.client().metadata(stream.uri()), "a request for the metadata", 200);
        if (!Answers.nextOffset(metadata).equals(stream.tail())) {
            throw new Broken("the tail from before, " + stream.tail(), Answers.nextOffset(metadata));
        }
        if (Answers.isClosed(metadata) != stream.isClosed()) {
            throw new Broken(
                    "a stream that is " + (stream.isClosed() ? "closed" : "open"), "the opposite in the metadata");
        }
    }

    @Then("the tail{where} is the offset of the last append")
    public void tail(Subject stream) {
        var tail = scene.reader().token(stream, new Position.Tail());
        if (!tail.equals(stream.tail())) {
            throw new Broken("the tail " + stream.tail(), tail);
        }
    }

    /** Status, offset, flags and body. */
    @Then("a read from \"-1\" and a read without offset give the same answer")
    public void sameAsBeginning() {
        var uri = scene.subject().uri();
        var within = scene.target().limits().answer();
        var bare = scene.client().read(uri, null, Mode.CATCH_UP, within);
        var beginning = scene.client().read(uri, Vocabulary.BEGINNING, Mode.CATCH_UP, within);
        var expected = shape(bare);
        if (bare.status() != 200 || !expected.equals(shape(beginning))) {
            throw new Broken("the answer without offset: " + expected, shape(beginning));
        }
        var content = Content.ofAnswer(scene.subject().contentType(), beginning.body());
        Reader.same("all messages", scene.subject().everything(), content);
    }

    private static String shape(dev.tidemark.conformance.wire.message.Response answer) {
        return "status " + answer.status() + ", next offset " + Answers.nextOffset(answer) + ", up to date "
                + Answers.isUpToDate(answer) + ", closed " + Answers.isClosed(answer) + ", body "
                + new Octets(answer.body()).describe(Octets.NONE);
    }

    private Content full(Subject stream) {
        return scene.reader().readAll(stream, null);
    }
}
