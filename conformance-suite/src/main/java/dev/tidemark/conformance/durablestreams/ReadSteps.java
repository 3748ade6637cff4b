// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Octets;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Section 5.6: reads, what they give, and where they go on. */
public final class ReadSteps {

    private final Scene scene;
    private String askedFrom;
    private Content remembered;

    public ReadSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a reader reads from {position}")
    public void read(Position position) {
        read(position, Mode.CATCH_UP);
    }

    @When("a reader reads from {position} in {mode} mode")
    public void read(Position position, Mode mode) {
        readToken(scene.reader().token(scene.subject(), position), mode);
    }

    @When("the reader continues from there")
    public void readOn() {
        readToken(scene.reading().nextOffset(), Mode.CATCH_UP);
    }

    @When("a reader sends the query {string}")
    public void readQuery(String query) {
        var uri = Client.withQuery(scene.subject().uri(), query);
        var answer = scene.client().wire().send(Request.of("GET", uri));
        scene.reading(scene.reader().goOn(scene.subject(), null, answer));
    }

    @When("a reader sends an offset of the server with a comma in its middle")
    public void readSpoilt() {
        var offset = scene.subject().tail();
        var middle = offset.length() / 2;
        readToken(offset.substring(0, middle) + "," + offset.substring(middle), Mode.CATCH_UP);
    }

    @Given("a reader has read everything from the offset after message {int}")
    public void remember(int position) {
        askedFrom = scene.subject().offset(position);
        remembered = scene.reader().readAll(scene.subject(), askedFrom);
    }

    @Then("a read from that offset begins with what was read before")
    public void stillTheSame() {
        var now = scene.reader().readAll(scene.subject(), askedFrom);
        if (remembered.isEmpty() || !now.startsWith(remembered)) {
            throw new Broken("what was read before, " + remembered.describe(now), now.describe(remembered));
        }
    }

    @Then("the read succeeds")
    public void succeeds() {
        Scene.expect(scene.answer(), "a read", 200);
    }

    @Then("the reader receives nothing")
    public void receivesNothing() {
        receives("nothing", Content.none(scene.subject().contentType()));
    }

    @Then("the reader receives all messages")
    public void receivesAll() {
        receives("all messages", scene.subject().everything());
    }

    @Then("the reader receives the messages after message {int}")
    public void receivesAfter(int position) {
        receives("the messages after message " + position, scene.subject().after(position));
    }

    @Then("the answer repeats the offset of the request")
    public void repeatsOffset() {
        var next = Answers.nextOffset(scene.success());
        if (!next.equals(askedFrom)) {
            throw new Broken("the offset of the request, " + askedFrom, next);
        }
    }

    @Then("the stream holds {string}")
    public void holds(String content) {
        Reader.same("a full read", new Octets(Bodies.utf8(content)), full());
    }

    @Then("a full read gives every byte in order")
    public void holdsAll() {
        Reader.same("a full read", scene.subject().everything(), full());
    }

    @Then("the stream is unchanged")
    public void unchanged() {
        var stream = scene.subject();
        Reader.same("the content from before", stream.everything(), full());
        var metadata = Scene.expect(scene.client().metadata(stream.uri()), "a request for the metadata", 200);
        if (!Answers.nextOffset(metadata).equals(stream.tail())) {
            throw new Broken("the tail from before, " + stream.tail(), Answers.nextOffset(metadata));
        }
        if (Answers.isClosed(metadata) != stream.isClosed()) {
            throw new Broken(
                    "a stream that is " + (stream.isClosed() ? "closed" : "open"), "the opposite in the metadata");
        }
    }

    @Then("the tail is the offset of the last append")
    public void tail() {
        var tail = scene.reader().token(scene.subject(), new Position.Tail());
        if (!tail.equals(scene.subject().tail())) {
            throw new Broken("the tail " + scene.subject().tail(), tail);
        }
    }

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

    private Content full() {
        return scene.reader().readAll(scene.subject(), null);
    }

    private void readToken(String token, Mode mode) {
        askedFrom = token;
        var begin = Moment.now();
        scene.reading(scene.reader().read(scene.subject(), token, mode));
        scene.took(begin.span());
    }

    private void receives(String what, Content expected) {
        var reading = scene.reading();
        if (reading instanceof StreamingReading streaming
                && expected.size() == scene.subject().everything().size()) {
            // An earlier event may have said that the reader is up to date. Whatever the server would send beyond the
            // expected content comes before it says so again.
            streaming.receiveUpTo(
                    scene.subject().tail(), scene.target().limits().answer());
            Reader.same(what, expected, streaming.receiveUntilUpToDate());
            return;
        }
        Reader.same(what, expected, reading.receive(expected));
    }
}
