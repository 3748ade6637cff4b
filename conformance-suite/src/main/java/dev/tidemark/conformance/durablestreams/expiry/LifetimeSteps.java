// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.expiry;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Lifetime;
import dev.tidemark.conformance.durablestreams.client.Reading;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Deadlines;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Section 5.1: streams that live as long as they are used. */
public final class LifetimeSteps {

    private static final int ATTEMPTS = 3;
    private static final Duration LONGEST_CASE = Duration.ofMinutes(5);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    /** Something that is done to a stream halfway through its lifetime; false when the stream was gone by then. */
    private interface Touch {
        boolean touch();
    }

    private final Scene scene;
    private String ttl;
    private Instant end;
    private Lifetime lifetime;
    private Touch touch;

    public LifetimeSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("a stream created with the TTL {string}")
    public void withTtl(String seconds) {
        ttl = seconds;
        lifetime = new Lifetime(scene, Duration.ofSeconds(Long.parseLong(seconds)));
        scene.livesFrom(Moment.now(), Duration.ofSeconds(Long.parseLong(seconds)));
        scene.subject(
                scene.writer().create(scene.freshUri(), Vocabulary.OCTET_STREAM, null, Vocabulary.STREAM_TTL, seconds));
    }

    @Given("a stream that expires in {int} seconds")
    public void expiring(int seconds) {
        lifetime = new Lifetime(scene, Duration.ofSeconds(seconds));
        scene.livesFrom(Moment.now(), Duration.ofSeconds(seconds));
        end = Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.MILLIS);
        scene.subject(scene.writer()
                .create(scene.freshUri(), Vocabulary.OCTET_STREAM, null, Vocabulary.STREAM_EXPIRES_AT, end.toString()));
    }

    @When("a client creates the stream once more with the TTL {string}")
    public void again(String seconds) {
        scene.answer(scene.client()
                .create(scene.subject().uri(), scene.subject().contentType(), null, Vocabulary.STREAM_TTL, seconds));
    }

    @When("nothing touches the stream until it is gone")
    public void untilGone() {
        lifetime.awaitEnd(() -> {});
    }

    @When("clients go on asking for the metadata until the stream is gone")
    public void untilGoneUnderQuestions() {
        lifetime.awaitEnd(() -> scene.client().bulk().metadata(scene.subject().uri()));
    }

    @When("a reader goes on reading the stream until it is gone")
    public void untilGoneUnderReads() {
        var within = scene.target().limits().answer();
        lifetime.awaitEnd(() -> scene.client().bulk().read(scene.subject().uri(), null, Mode.CATCH_UP, within));
    }

    @When("a writer goes on appending to the stream until it is gone")
    public void untilGoneUnderAppends() {
        var stream = scene.subject();
        lifetime.awaitEnd(
                () -> Outcome.of(scene.client().appendAsync(stream.uri(), stream.contentType(), Bodies.utf8("more"))));
    }

    @When("a stream with the TTL {string} comes and goes")
    public void comesAndGoes(String seconds) {
        var kept = scene.subject();
        withTtl(seconds);
        untilGone();
        scene.subject(kept);
        scene.livesFrom(null, Duration.ZERO);
    }

    @When("a reader reads from {position} halfway through the lifetime")
    public void readHalfway(Position position) {
        halfway(() -> {
            var stream = scene.subject();
            var within = scene.target().limits().answer();
            var token = scene.reader().token(stream, position);
            return found(scene.client().bulk().read(stream.uri(), token, Mode.CATCH_UP, within));
        });
    }

    @When("a writer appends halfway through the lifetime")
    public void appendHalfway() {
        halfway(() -> found(append("halfway", scene.subject().contentType())));
    }

    @When("a writer is refused halfway through the lifetime")
    public void refusedHalfway() {
        halfway(() -> append("halfway", "application/x-other").status() == 409);
    }

    @When("a reader begins to wait in long-poll mode halfway through the lifetime")
    public void waitHalfway() {
        halfway(() -> {
            var stream = scene.subject();
            scene.reading(waitOnce());
            return true;
        });
    }

    @When("a reader opens an event stream and gives it up halfway through the lifetime")
    public void followHalfway() {
        halfway(() -> {
            var stream = scene.subject();
            var reading = scene.reader().read(stream, stream.tail(), Mode.SSE);
            var status = reading.answer().status();
            reading.abandon();
            return status == 200;
        });
    }

    @Then("the stream outlives its first lifetime")
    public void outlives() {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var fate = fate();
            if (fate == Lifetime.Fate.LIVES) {
                return;
            }
            if (fate == Lifetime.Fate.GONE) {
                throw new Broken("the stream to live for " + ttl + " s more", "it was gone before that");
            }
            withTtl(ttl);
        }
        throw Lifetime.tooSlow();
    }

    @Then("whether the stream outlives its first lifetime is noted")
    public void noteOutlives() {
        scene.note("after this request halfway, the stream " + (fate() == Lifetime.Fate.LIVES ? "lives on" : "expires")
                + " when its first lifetime is over");
    }

    /** Each long-poll arrives within the lifetime that the one before has begun. */
    @When("a reader waits again every second for longer than the lifetime")
    public void waitAgain() {
        var longest = Duration.ofSeconds(Long.parseLong(ttl)).plus(A_SECOND);
        for (long second = 0; second < longest.toSeconds(); second++) {
            var sent = Moment.now();
            scene.reading(waitOnce());
            lifetime.awaitElapsed(A_SECOND.multipliedBy(second + 1));
            if (!sent.span().isCertainlyWithin(A_SECOND.multipliedBy(2))) {
                throw Lifetime.tooSlow();
            }
            scene.livesFrom(sent, Duration.ofSeconds(Long.parseLong(ttl)));
        }
    }

    private Reading waitOnce() {
        var stream = scene.subject();
        return scene.reader().awaitOnce(stream, Client.readRequest(stream.uri(), stream.tail(), Mode.LONG_POLL));
    }

    @Then("a reader that waits is woken by an append")
    public void wakes() {
        var stream = scene.subject();
        var sent = Moment.now();
        scene.reading(scene.reader().await(stream, stream.tail()));
        scene.livesFrom(sent, Duration.ofSeconds(Long.parseLong(ttl)));
        scene.timing().letArrive(scene.reading(), scene.documentedWait());
        try {
            scene.writer().appendMessages(stream, 1);
        } catch (Broken gone) {
            scene.checkInTime();
            throw gone;
        }
        Scene.expect(scene.reading().answer(), "a long-poll on a stream that stayed", 200);
    }

    @When("a reader opens an event stream and keeps it for longer than the lifetime")
    public void keepOpen() {
        var stream = scene.subject();
        scene.reading(scene.reader().read(stream, stream.tail(), Mode.SSE));
        lifetime.awaitElapsed(Duration.ofSeconds(Long.parseLong(ttl)).plus(A_SECOND));
    }

    @Then("whether the stream is still there is noted")
    public void noteThere() {
        var status = append("is anybody there", scene.subject().contentType()).status();
        if (status >= 500) {
            throw new Broken("no server error", "status " + status);
        }
        scene.note("under an event stream that stays open for longer than the lifetime, an append is answered with "
                + status);
    }

    @When("more than a second has passed")
    public void aSecondPassed() {
        lifetime.awaitElapsed(A_SECOND.plusMillis(200));
    }

    @Then("the metadata name the TTL {string}")
    public void namesTtl(String seconds) {
        var shown = metadata().header(Vocabulary.STREAM_TTL).orElse("none");
        if (!shown.equals(seconds)) {
            throw new Broken(Vocabulary.STREAM_TTL + ": " + seconds, shown);
        }
    }

    /** For rules that are not about the form in which a lifetime is shown. */
    @Then("the metadata name the TTL {string} or what is left of it")
    public void namesTtlOrRest(String seconds) {
        var shown = metadata().header(Vocabulary.STREAM_TTL).orElse("none");
        var given = Long.parseLong(seconds);
        if (!shown.matches("\\d{1,9}")
                || Long.parseLong(shown) > given
                || Long.parseLong(shown) < given - LONGEST_CASE.toSeconds()) {
            throw new Broken(Vocabulary.STREAM_TTL + ": " + seconds + " or what is left of it", shown);
        }
    }

    @Then("the metadata name the end that was given")
    public void namesEnd() {
        Deadlines.check(metadata(), end);
    }

    @Then("the metadata name no lifetime")
    public void namesNone() {
        var metadata = metadata();
        metadata.header(Vocabulary.STREAM_TTL)
                .or(() -> metadata.header(Vocabulary.STREAM_EXPIRES_AT))
                .ifPresent(shown -> {
                    throw new Broken("no lifetime in the metadata", shown);
                });
    }

    @Then("the stream is gone for every kind of request")
    public void gone() {
        var stream = scene.subject();
        var within = scene.target().limits().answer();
        Scene.expect(metadata(stream), "the metadata of an expired stream", 404, 410);
        Scene.expect(
                scene.client().read(stream.uri(), null, Mode.CATCH_UP, within),
                "a read of an expired stream",
                404,
                410);
        var append = append("late", stream.contentType());
        Scene.expect(append, "an append to an expired stream", 404, 410);
        scene.note("an expired stream is answered with " + append.status());
    }

    private void halfway(Touch what) {
        touch = what;
    }

    private Lifetime.Fate fate() {
        lifetime.awaitHalf();
        var touched = Moment.now();
        if (!touch.touch()) {
            if (lifetime.isYoung()) {
                throw new Broken("the stream to be there after half of its lifetime", "it was gone");
            }
            return Lifetime.Fate.UNDECIDED;
        }
        return lifetime.afterFirstLifetime(touched);
    }

    private static boolean found(Response answer) {
        return Answers.isSuccess(answer);
    }

    private Response append(String body, String contentType) {
        var request = Client.append(scene.subject().uri(), contentType, Bodies.utf8(body));
        return scene.client().wire().send(request);
    }

    private Response metadata() {
        return Scene.expect(metadata(scene.subject()), "a request for the metadata", 200);
    }

    private Response metadata(Subject stream) {
        return scene.client().wire().send(Request.of("HEAD", stream.uri()));
    }
}
