// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.forks;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Forks;
import dev.tidemark.conformance.durablestreams.client.Lifetime;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Span;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Section 4.2: sources that expire before their forks. */
public final class ForkExpirySteps {

    private static final Duration SOON = Duration.ofSeconds(3);

    /** How much sooner than in the end of a lifetime a request has to come to be in time beyond doubt. */
    private static final Duration MARGIN = Duration.ofMillis(1500);

    private static final int MESSAGES = 3;
    private static final String LONG_TTL = "3600";
    private static final String FAR_END = "2099-01-01T00:00:00Z";

    private final Scene scene;
    private final Forks forks;
    private Lifetime lifetime;
    private Moment lastRead;

    public ForkExpirySteps(Scene scene, Forks forks) {
        this.scene = scene;
        this.forks = forks;
    }

    @Given("^a fork with (a TTL|an end), of a stream that expires soon$")
    public void forkWith(String own) {
        var end = Instant.now().plus(SOON).truncatedTo(ChronoUnit.MILLIS).toString();
        var ttl = own.equals("a TTL");
        source(Vocabulary.STREAM_EXPIRES_AT, end);
        fork(ttl ? Vocabulary.STREAM_TTL : Vocabulary.STREAM_EXPIRES_AT, ttl ? LONG_TTL : FAR_END);
    }

    @Given("a fork of a stream with a short TTL, which it inherits")
    public void forkOfShortLived() {
        var ttl = String.valueOf(SOON.toSeconds());
        source(Vocabulary.STREAM_TTL, ttl);
        fork();
        lastRead = Moment.now();
    }

    @When("the source has expired")
    public void expired() {
        expires(() -> {});
    }

    @When("the source expires while a reader goes on reading the fork")
    public void expiresBesideReader() {
        var fork = scene.subject();
        expires(() -> {
            var before = lastRead;
            lastRead = Moment.now();
            if (!new Span(before, lastRead).isCertainlyWithin(SOON.minus(MARGIN))) {
                throw Lifetime.tooSlow();
            }
            scene.reader().readAll(fork, null);
        });
    }

    @When("another stream takes the URL of the source")
    public void takeUrl() {
        var source = forks.source();
        var answer = Scene.expect(
                scene.client().create(source.uri(), source.contentType(), null),
                "a new stream under the URL of a source that has expired",
                201,
                404,
                409,
                410);
        scene.note("a new stream under the URL of a source that has expired is answered with " + answer.status());
        if (answer.status() == 201) {
            var other = new Subject(source.uri(), source.contentType());
            other.created(Content.none(source.contentType()), Answers.nextOffset(answer));
            for (int number = 1; number <= MESSAGES; number++) {
                scene.writer().append(other, Bodies.surplus(other.contentType(), number));
            }
        }
    }

    private void source(String header, String value) {
        lifetime = new Lifetime(scene, SOON);
        inTime(() -> {
            scene.subject(scene.writer().create(scene.freshUri(), Vocabulary.OCTET_STREAM, null, header, value));
            scene.writer().appendMessages(scene.subject(), MESSAGES);
        });
    }

    private void fork(String... header) {
        var request = forks.of(scene.subject());
        var complete = header.length == 0 ? request : request.with(header[0], header[1]);
        inTime(() -> {
            forks.make(MESSAGES, complete);
        });
    }

    /** What fails when the source may have expired meanwhile is no finding. */
    private void inTime(Runnable preparation) {
        try {
            preparation.run();
        } catch (Broken refused) {
            if (!lifetime.isYoung()) {
                throw Lifetime.tooSlow();
            }
            throw refused;
        }
    }

    private void expires(Runnable meanwhile) {
        var fork = scene.subject();
        scene.subject(forks.source());
        lifetime.awaitEnd(meanwhile);
        scene.subject(fork);
    }
}
