// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.forks;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Forks;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotApplicable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.regex.Pattern;

/** Section 4.2: forks. After a fork was asked for, "the stream" is the fork; its model shares the offsets of the source. */
public final class ForkSteps {

    private final Scene scene;
    private final Forks forks;

    public ForkSteps(Scene scene, Forks forks) {
        this.scene = scene;
        this.forks = forks;
    }

    @When("a client forks the stream")
    public void fork() {
        forks.make(scene.subject().length(), forks.of(scene.subject()), "DS-4.2-01");
    }

    @When("a client asks for a fork of the stream")
    public void ask() {
        forks.ask(scene.subject(), scene.subject().length(), 0, forks.of(scene.subject()));
    }

    @When("a client forks the stream at the offset after message {int}")
    public void forkAt(int position) {
        forks.make(position, at(position), "DS-4.2-08");
    }

    @When("a client forks the stream at the offset after message {int} with the sub-offset {string}")
    public void forkWithin(int position, String subOffset) {
        var beyond = Long.parseLong(subOffset);
        var promise = beyond == 0 ? "DS-4.2-12" : scene.subject().isJson() ? "DS-4.2-10" : "DS-4.2-11";
        forks.make(scene.subject(), position, beyond, within(position, subOffset), promise);
    }

    @When("a client asks for a fork at the offset after message {int} with the sub-offset {string}")
    public void askWithin(int position, String subOffset) {
        forks.ask(scene.subject(), position, 0, within(position, subOffset));
    }

    @When("a client forks the stream with {string} set to {string}")
    public void forkWith(String header, String value) {
        var promise = header.equals(Vocabulary.CONTENT_TYPE) ? "DS-4.2-33" : "DS-4.2-12";
        forks.make(scene.subject().length(), forks.of(scene.subject()).with(header, value), promise);
    }

    @When("a client asks for a fork with {string} set to {string}")
    public void askWith(String header, String value) {
        var stream = scene.subject();
        forks.ask(stream, stream.length(), 0, forks.of(stream).with(header, value));
    }

    private Request at(int position) {
        var stream = scene.subject();
        return forks.of(stream).with(Vocabulary.STREAM_FORK_OFFSET, stream.offset(position));
    }

    private Request within(int position, String subOffset) {
        return at(position).with(Vocabulary.STREAM_FORK_SUB_OFFSET, subOffset);
    }

    @Given("a fork of the stream whose source has grown by {int} messages")
    public void forkOfGrown(int messages) {
        fork();
        grow(messages);
    }

    @Given("a fork of a closed stream with {int} messages")
    public void forkOfClosed(int messages) {
        forkOfClosed(messages, messages);
    }

    @Given("a fork of a closed stream with {int} messages at the offset after message {int}")
    public void forkOfClosed(int messages, int position) {
        scene.subject(scene.writer().create(scene.freshUri(), Vocabulary.OCTET_STREAM, null));
        scene.writer().appendMessages(scene.subject(), messages);
        scene.writer().close(scene.subject());
        forks.ask(scene.subject(), position, 0, at(position));
        if (scene.answer().status() >= 400 && scene.answer().status() < 500) {
            throw new NotApplicable("this server does not fork closed streams: " + Answers.summary(scene.answer()));
        }
        Scene.expect(scene.answer(), "a fork of a closed stream", 201);
    }

    @When("the source grows by {int} message(s)")
    public void grow(int messages) {
        var source = forks.source();
        for (int i = 0; i < messages; i++) {
            scene.writer().append(source, Bodies.surplus(source.contentType(), source.length() + 1));
        }
    }

    @When("source and fork grow in turn by {int} messages of equal length")
    public void growInTurn(int messages) {
        for (int i = 0; i < messages; i++) {
            grow(1);
            scene.writer().appendMessages(scene.subject(), 1);
        }
    }

    @When("another fork of the source grows by {int} message(s)")
    public void growSibling(int messages) {
        var sibling = forks.source().fork(scene.freshUri(), forks.source().length());
        scene.granted(scene.client().wire().send(Forks.under(sibling.uri(), forks.source())), "another fork", 201);
        for (int i = 0; i < messages; i++) {
            scene.writer().append(sibling, Bodies.surplus(sibling.contentType(), sibling.length() + 1));
        }
    }

    @When("the source is closed")
    public void closeSource() {
        scene.writer().close(forks.source());
    }

    @When("now about the source")
    public void aboutSource() {
        scene.subject(forks.source());
    }

    @Then("nothing was created")
    public void nothingCreated() {
        Scene.expect(scene.client().metadata(forks.request().uri()), "the metadata of a fork that was refused", 404);
    }

    @Then("no answer about the fork shows the sub-offset {int}")
    public void subOffsetHidden(int subOffset) {
        var stream = scene.subject();
        var anchor = stream.offset(stream.length() - 1);
        var within = scene.target().limits().answer();
        var created = scene.answer();
        scene.writer().appendMessages(stream, 1);
        var answers = List.of(
                created,
                scene.client().metadata(stream.uri()),
                scene.client().read(stream.uri(), anchor, Mode.CATCH_UP, within));
        for (var answer : answers) {
            answer.headers().stream()
                    .filter(header -> header.name().equalsIgnoreCase(Vocabulary.STREAM_FORK_SUB_OFFSET))
                    .findFirst()
                    .ifPresent(header -> {
                        throw new Broken(
                                "no " + Vocabulary.STREAM_FORK_SUB_OFFSET, header.name() + ": " + header.value());
                    });
            var offset = Answers.nextOffset(answer);
            if (offset.matches(Pattern.quote(anchor) + "\\D*" + subOffset)) {
                throw new Broken("an offset without the sub-offset", offset + ", the anchor and the sub-offset");
            }
        }
    }
}
