// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.check.Broken;
import dev.tidemark.conformance.wire.Request;
import dev.tidemark.conformance.wire.Response;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.concurrent.locks.LockSupport;

/** Section 4.2: forks. After a fork was asked for, "the stream" is the fork; its model shares the offsets of the source. */
public final class ForkSteps {

    private static final String TTL_OF_SOURCE = "3600";
    private static final String TTL_OF_REQUEST = "7200";
    private static final String END_OF_SOURCE = "2098-01-01T00:00:00Z";
    private static final String END_OF_REQUEST = "2099-01-01T00:00:00Z";
    private static final long PAUSE_NANOS = 25_000_000;

    private final Scene scene;
    private Subject source;
    private Request request;

    public ForkSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a client forks the stream")
    public void fork() {
        fork(scene.subject().length(), put());
    }

    @When("a client forks the stream at the offset after message {int}")
    public void forkAt(int position) {
        fork(position, put().with(Protocol.STREAM_FORK_OFFSET, scene.subject().offset(position)));
    }

    @When("a client forks the stream at the offset after message {int} with the sub-offset {string}")
    public void forkWithin(int position, String subOffset) {
        fork(
                position,
                put().with(Protocol.STREAM_FORK_OFFSET, scene.subject().offset(position))
                        .with(Protocol.STREAM_FORK_SUB_OFFSET, subOffset));
    }

    @When("a client forks the stream with {string} set to {string}")
    public void forkWith(String header, String value) {
        fork(scene.subject().length(), put().with(header, value));
    }

    @Given("a fork of the stream whose source has grown by {int} messages")
    public void forkOfGrown(int messages) {
        fork();
        Scene.expect(scene.answer(), "a fork", 201);
        grow(messages);
    }

    @When("a client forks the stream at the tail of its source")
    public void forkBeyondTail() {
        var beyond = source.tail();
        fork(scene.subject().length(), put().with(Protocol.STREAM_FORK_OFFSET, beyond));
    }

    @When("the client repeats the fork request")
    public void repeat() {
        scene.answer(scene.client().wire().send(request));
    }

    @When("the client repeats the fork request with the offset after message {int}")
    public void repeatAt(int position) {
        var other = Request.of("PUT", request.uri())
                .with(Protocol.STREAM_FORKED_FROM, source.uri().getRawPath())
                .with(Protocol.STREAM_FORK_OFFSET, source.offset(position));
        scene.answer(scene.client().wire().send(other));
    }

    @When("the source grows by {int} messages")
    public void grow(int messages) {
        scene.writer().appendMessages(source, messages);
    }

    @When("the source is closed")
    public void closeSource() {
        scene.writer().close(source);
    }

    @When("the source is deleted")
    public void deleteSource() {
        Scene.expect(scene.client().delete(source.uri()), "the deletion of a source", 204);
    }

    @When("the source is deleted again")
    public void deleteSourceAgain() {
        scene.answer(scene.client().delete(source.uri()));
    }

    @When("now about the source")
    public void aboutSource() {
        scene.subject(source);
    }

    @Given("^a source with (.+)$")
    public void sourceWith(String lifetime) {
        var headers =
                switch (lifetime) {
                    case "a TTL" -> new String[] {Protocol.STREAM_TTL, TTL_OF_SOURCE};
                    case "an end" -> new String[] {Protocol.STREAM_EXPIRES_AT, END_OF_SOURCE};
                    default -> new String[0];
                };
        scene.subject(scene.writer().create(scene.freshUri(), Protocol.OCTET_STREAM, null, headers));
    }

    @When("^a client forks it with (.+)$")
    public void forkWithLifetime(String lifetime) {
        switch (lifetime) {
            case "a TTL" -> forkWith(Protocol.STREAM_TTL, TTL_OF_REQUEST);
            case "an end" -> forkWith(Protocol.STREAM_EXPIRES_AT, END_OF_REQUEST);
            default -> fork();
        }
        Scene.expect(scene.answer(), "a fork", 201);
    }

    @Then("^the metadata of the fork name (.+)$")
    public void namesLifetime(String lifetime) {
        var metadata = Scene.expect(scene.client().metadata(scene.subject().uri()), "a request for the metadata", 200);
        var ofSource = lifetime.endsWith("source");
        var ttl = lifetime.startsWith("the TTL") ? ofSource ? TTL_OF_SOURCE : TTL_OF_REQUEST : "none";
        var shown = metadata.header(Protocol.STREAM_TTL).orElse("none");
        if (!shown.equals(ttl)) {
            throw new Broken(Protocol.STREAM_TTL + ": " + ttl, shown);
        }
        if (lifetime.startsWith("the end")) {
            Deadlines.check(metadata, java.time.Instant.parse(ofSource ? END_OF_SOURCE : END_OF_REQUEST));
        } else if (metadata.header(Protocol.STREAM_EXPIRES_AT).isPresent()) {
            throw new Broken(
                    "no " + Protocol.STREAM_EXPIRES_AT,
                    metadata.header(Protocol.STREAM_EXPIRES_AT).get());
        }
    }

    @Then("nothing was created")
    public void nothingCreated() {
        Scene.expect(scene.client().metadata(request.uri()), "the metadata of a fork that was refused", 404);
    }

    @Then("reads, the metadata and appends are refused as gone")
    public void gone() {
        var uri = scene.subject().uri();
        var within = scene.target().limits().answer();
        Scene.expect(scene.client().read(uri, null, Mode.CATCH_UP, within), "a read of a deleted source", 410);
        Scene.expect(scene.client().metadata(uri), "the metadata of a deleted source", 410);
        var append = Client.append(uri, scene.subject().contentType(), Bodies.utf8("late"));
        Scene.expect(scene.client().wire().send(append), "an append to a deleted source", 410);
        Scene.expect(scene.client().close(uri), "a close of a deleted source", 410);
    }

    /** The clean-up may come after the answer to the deletion. */
    @Then("the URL is free before long")
    public void freeBeforeLong() {
        var uri = scene.subject().uri();
        var end = System.nanoTime() + scene.target().limits().answer().toNanos();
        Response metadata = scene.client().metadata(uri);
        while (metadata.status() != 404 && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE_NANOS);
            metadata = scene.client().bulk().metadata(uri);
        }
        Scene.expect(metadata, "the metadata of a source after its last fork was deleted", 404);
        Scene.expect(
                scene.client().create(uri, scene.subject().contentType(), null),
                "a new stream under the free URL",
                201);
        Reader.same(
                "a new stream",
                Content.none(scene.subject().contentType()),
                scene.reader().readAll(scene.subject(), null));
    }

    private Request put() {
        source = scene.subject();
        return Request.of("PUT", scene.freshUri())
                .with(Protocol.STREAM_FORKED_FROM, source.uri().getRawPath());
    }

    /** Sends the request; when it is granted, the fork is the stream that the scenario is about. */
    private void fork(int position, Request fork) {
        request = fork;
        scene.answer(scene.client().wire().send(fork));
        if (scene.answer().status() == 201) {
            scene.subject(source.fork(fork.uri(), position));
        }
    }
}
