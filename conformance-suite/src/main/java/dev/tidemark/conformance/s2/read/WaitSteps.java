// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.read;

import dev.tidemark.conformance.s2.client.Reading;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Session;
import dev.tidemark.conformance.s2.client.Writer;
import dev.tidemark.conformance.s2.model.Chosen;
import dev.tidemark.conformance.s2.model.Expected;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.scene.Span;
import dev.tidemark.conformance.scene.Timing;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;

/** How long a reader waits, and what ends its wait. */
public final class WaitSteps {

    private final Scene scene;
    private final Timing timing;

    public WaitSteps(Scene scene) {
        this.scene = scene;
        this.timing = scene.timing();
    }

    @When("a writer appends to another stream")
    public void appendElsewhere() {
        var fresh = scene.freshStream();
        var other = scene.writer().create(fresh.basin(), fresh.name(), null);
        scene.writer().appendNumbered(other, 1);
    }

    @When("a writer appends a record at the timestamp {int}")
    public void appendAt(int timestamp) {
        var record = Writer.numbered(scene.subject(), 1).get(0).at(timestamp);
        scene.writer().append(scene.subject(), List.of(record));
    }

    @Then("the reader is still waiting after {int} second(s)")
    public void stillWaiting(int seconds) {
        var reading = scene.reading();
        timing.mustStaySilent(
                left(reading, Duration.ofSeconds(seconds)),
                () -> isCompleted(reading),
                () -> new Broken(
                        "a reader that waits",
                        "an answer after " + took(reading).millis() + " ms: " + Answered.summary(reading.answer())));
    }

    @Then("the reader is woken at once")
    public void woken() {
        var reading = scene.reading();
        var limit = timing.atOnce();
        timing.mustArrive(
                Moment.now(),
                limit,
                () -> isCompleted(reading),
                "an answer within " + limit.toMillis() + " ms after the append",
                () -> "a reader still waiting");
        Answered.with(reading.answer(), "a read that waited", 200);
    }

    @Then("the wait takes at least {int} second(s)")
    public void atLeast(int seconds) {
        var due = Duration.ofSeconds(seconds);
        timing.atLeast(completed(due), due, "the wait");
    }

    @Then("the wait takes at most {int} second(s)")
    public void atMost(int seconds) {
        var due = Duration.ofSeconds(seconds);
        timing.atMost(completed(due), due, "the wait");
    }

    @Then("the wait takes more than a second and at most {int} seconds")
    public void between(int seconds) {
        var due = Duration.ofSeconds(seconds);
        var took = completed(due);
        timing.atLeast(took, Duration.ofSeconds(1), "the wait");
        timing.atMost(took, due, "the wait");
    }

    @Then("how long it waited is noted")
    public void noteWait() {
        scene.note("answered after " + took(scene.reading()).millis() + " ms");
    }

    @Then("the reader receives {records} and perhaps those after it")
    public void receivesBeginning(Chosen records) {
        var stream = scene.subject();
        var expected = records.of(stream);
        var received = scene.reading().receive(expected.size());
        var first = expected.get(0).seqNum();
        var most = stream.between(first, stream.tail().seqNum());
        Expected.same(most.subList(0, Math.max(expected.size(), Math.min(received.size(), most.size()))), received);
        scene.note(received.size() + " of " + most.size() + " records that arrived were in the answer");
    }

    /** How long the read took; a refusal or a read that does not end in time breaks the promise. */
    private Span completed(Duration due) {
        var reading = scene.reading();
        var latest = timing.latest(due);
        timing.mustArrive(
                reading.began(),
                latest,
                () -> isCompleted(reading),
                "the end of the wait after " + due.toMillis() + " ms",
                () -> "none within " + latest.toMillis() + " ms");
        Answered.with(reading.answer(), "a read that waits", 200);
        return took(reading);
    }

    private static Span took(Reading reading) {
        return new Span(reading.began(), reading.completed().orElseThrow());
    }

    /** What is left of this time after the request. */
    private static Duration left(Reading reading, Duration afterRequest) {
        return Patience.until(reading.began().plus(afterRequest), Duration.ZERO).left();
    }

    private static boolean isCompleted(Reading reading) {
        if (reading instanceof Session session) {
            session.takeWhatCame();
        }
        return reading.completed().isPresent();
    }
}
