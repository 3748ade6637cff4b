// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.expiry;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Cast;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Lifetime;
import dev.tidemark.conformance.durablestreams.client.Reading;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotTested;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Sections 5.1 and 5.5: streams with a lifetime, how they show it, and what is left of them when it is over. */
public final class LifetimeSteps {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final Scene scene;
    private final Cast cast;
    private final Map<URI, Lifespan> given = new HashMap<>();
    private final Map<URI, Lifetime> lifetimes = new HashMap<>();

    public LifetimeSteps(Scene scene, Cast cast) {
        this.scene = scene;
        this.cast = cast;
    }

    /** Created empty. */
    @Given("a {kind} with {lifetime}")
    public void stream(String contentType, Lifespan lifespan) {
        lifespan.length().ifPresent(length -> scene.livesFrom(Moment.now(), length));
        scene.subject(create(contentType, lifespan));
    }

    /** Beside the stream of the scenario. */
    @Given("another {kind} with {lifetime}")
    public void other(String contentType, Lifespan lifespan) {
        cast.enter("the other stream", create(contentType, lifespan));
    }

    private Subject create(String contentType, Lifespan lifespan) {
        var lifetime = lifespan.length().map(length -> new Lifetime(scene, length));
        var stream = scene.writer().create(scene.freshUri(), contentType, null, lifespan.inTurn());
        given.put(stream.uri(), lifespan);
        lifetime.ifPresent(one -> lifetimes.put(stream.uri(), one));
        return stream;
    }

    /** PUT with the stream's type, under its URL; it may be refused. */
    @When("a client creates {stream} with {lifetime}")
    public void put(Subject stream, Lifespan lifespan) {
        var answer = scene.client().create(stream.uri(), stream.contentType(), null, lifespan.inTurn());
        if (answer.status() == 201) {
            var created = new Subject(stream.uri(), stream.contentType());
            created.created(Content.none(stream.contentType()), Answers.nextOffset(answer));
            scene.subject(created);
        }
        scene.answer(answer);
    }

    /** Until HEAD is answered with 404 or 410, which has to come no later than an answer may after the end of the lifetime. */
    /** HEAD, which is answered with 200. */
    @When("{stream} expires while {meanwhile}")
    public void expires(Subject stream, Meanwhile meanwhile) {
        var lifetime = lifetimes.get(stream.uri());
        lifetime.awaitEnd(stream, meanwhile.during(scene, stream, cast, lifetime));
        scene.livesFrom(null, Duration.ZERO);
    }

    @Then("the metadata{where} name {shown}")
    public void name(Subject stream, LifetimeWords.Shown shown) {
        shown.check(granted(stream), given.get(stream.uri()));
    }

    /** How a server words a lifetime is its own affair, as long as it says of a fork what it says of any stream; give or take a minute. */
    @Then("{stream} shows its lifetime as a stream with {lifetime} does")
    public void likePlainStream(Subject fork, Lifespan lifespan) {
        var plain = ShownLifetime.of(granted(create(fork.contentType(), lifespan)));
        if (!lifespan.isNone() && plain.isNone()) {
            throw new NotTested("the metadata show no lifetime of any stream; see DS-5.5-05 and DS-5.5-06");
        }
        ShownLifetime.of(granted(fork)).check(plain);
    }

    /** The same request under another URL; the status, and what the metadata name after 201. */
    @Then("the same lifetime wins when a client creates another stream with {lifetime}")
    public void sameWinner(Lifespan lifespan) {
        var first = scene.answer();
        var other = new Subject(scene.freshUri(), scene.subject().contentType());
        var second = scene.client().create(other.uri(), other.contentType(), null, lifespan.inTurn());
        if (first.status() != second.status()) {
            throw new Broken(
                    "status " + first.status() + " whatever the order of the headers", Answers.summary(second));
        }
        if (first.status() == 201 && !winner(scene.subject()).equals(winner(other))) {
            throw new Broken(winner(scene.subject()) + " to win again", winner(other));
        }
        scene.note("a creation with two lifetimes is answered with " + first.status());
    }

    private String winner(Subject stream) {
        var metadata = granted(stream);
        var ttl = metadata.header(Vocabulary.STREAM_TTL).isPresent();
        var end = metadata.header(Vocabulary.STREAM_EXPIRES_AT).isPresent();
        if (ttl == end) {
            return ttl ? "both" : "neither";
        }
        return ttl ? Vocabulary.STREAM_TTL : Vocabulary.STREAM_EXPIRES_AT;
    }

    /** HEAD, GET and POST: 404 or 410. */
    @Then("{stream} is gone for every kind of request")
    public void gone(Subject stream) {
        var within = scene.target().limits().answer();
        Scene.expect(metadata(stream), "the metadata of an expired stream", 404, 410);
        Scene.expect(
                scene.client().read(stream.uri(), null, Mode.CATCH_UP, within),
                "a read of an expired stream",
                404,
                410);
        var append = append(stream, "late");
        Scene.expect(append, "an append to an expired stream", 404, 410);
        scene.note("an expired stream is answered with " + append.status());
    }

    /** At the tail, for a second more. */
    @When("a reader {stay} for longer than the lifetime")
    public void stay(Stay stay) {
        stay.reader.accept(this);
    }

    /** How a reader stays with a stream. */
    public enum Stay {
        @Word(
                value = "waits again every second",
                means = "Long-polls, each of which arrives within the lifetime that the one before has begun.")
        LONG_POLLS(LifetimeSteps::waitAgain),
        @Word(value = "keeps an event stream open", means = "One, whatever it brings.")
        EVENTS(LifetimeSteps::keepOpen);

        private final Consumer<LifetimeSteps> reader;

        Stay(Consumer<LifetimeSteps> reader) {
            this.reader = reader;
        }
    }

    private void waitAgain() {
        var ttl = lifetime().length();
        for (long second = 0; second < ttl.plus(A_SECOND).toSeconds(); second++) {
            var sent = Moment.now();
            scene.reading(waitOnce());
            lifetime().awaitElapsed(A_SECOND.multipliedBy(second + 1));
            if (!sent.span().isCertainlyWithin(A_SECOND.multipliedBy(2))) {
                throw Lifetime.tooSlow();
            }
            scene.livesFrom(sent, ttl);
        }
    }

    private Reading waitOnce() {
        var stream = scene.subject();
        return scene.reader().awaitOnce(stream, Client.readRequest(stream.uri(), stream.tail(), Mode.LONG_POLL));
    }

    private void keepOpen() {
        var stream = scene.subject();
        scene.reading(scene.reader().read(stream, stream.tail(), Mode.SSE));
        lifetime().awaitElapsed(lifetime().length().plus(A_SECOND));
    }

    private Lifetime lifetime() {
        return lifetimes.get(scene.subject().uri());
    }

    private Response append(Subject stream, String body) {
        return scene.client().wire().send(Client.append(stream.uri(), stream.contentType(), Bodies.utf8(body)));
    }

    private Response granted(Subject stream) {
        return Scene.expect(metadata(stream), "a request for the metadata", 200);
    }

    private Response metadata(Subject stream) {
        return scene.client().wire().send(Request.of("HEAD", stream.uri()));
    }
}
