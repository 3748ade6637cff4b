// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.read;

import dev.tidemark.conformance.s2.client.Reading;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Session;
import dev.tidemark.conformance.s2.model.WaitBounds;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Span;
import dev.tidemark.conformance.scene.Timing;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import java.time.Duration;

/** How long a reader waits, and what ends its wait. */
public final class WaitSteps {

    private final Scene scene;
    private final Timing timing;

    public WaitSteps(Scene scene) {
        this.scene = scene;
        this.timing = scene.timing();
    }

    /** Within two seconds after the request; a session that was accepted has to end within two seconds from now, without an error. */
    @Then("the answer is complete at once")
    public void completeAtOnce() {
        timing.atOnce(scene.answeredWithin());
        if (scene.isReading()
                && scene.reading() instanceof Session session
                && session.answer().status() == 200) {
            session.readToEnd(timing.atOnce());
        }
    }

    /** From now on: there is no answer. A session does not end, or not so soon after its last record where it waits for a time. */
    @Then("the reader goes on waiting for {int} second(s)")
    public void goesOnWaiting(int seconds) {
        var least = Duration.ofSeconds(seconds);
        if (scene.reading() instanceof Session session) {
            goesOn(session, least);
            return;
        }
        var reading = scene.reading();
        timing.mustStaySilent(least, () -> isCompleted(reading), () -> {
            reading.waits().ifPresent(wait -> timing.requireBefore(took(reading), wait));
            return answered(reading);
        });
    }

    /** What was read late on this side may have ended meanwhile, and rightly so. */
    private void goesOn(Session session, Duration least) {
        Answered.with(session.answer(), "a session", 200);
        session.readWhile(() -> true, least);
        if (session.hasEnded() && session.query().waits().isEmpty()) {
            throw answered(session);
        }
        session.completed().ifPresent(end -> timing.waited(new Span(session.lastSign(), end), least));
    }

    private static Broken answered(Reading reading) {
        return new Broken(
                "a reader that waits",
                "an answer after " + took(reading).millis() + " ms: " + Answered.summary(reading.answer()));
    }

    /**
     * From the request to the end of the answer, which has to be a success: `at least 2 seconds`, where a quarter of a second less is
     * accepted, `at most 4 seconds`, where two seconds more are, or both. How long it took is noted.
     */
    @Then("the wait takes {waitBounds}")
    public void takes(WaitBounds bounds) {
        var reading = scene.reading();
        var due = bounds.longest();
        var latest = timing.latest(due);
        timing.mustArrive(
                reading.began(),
                latest,
                () -> isCompleted(reading),
                "the end of the wait after " + due.toMillis() + " ms",
                () -> "none within " + latest.toMillis() + " ms");
        Answered.with(reading.answer(), "a read that waits", 200);
        bounds.least().ifPresent(least -> timing.atLeast(took(reading), least, "the wait"));
        bounds.most().ifPresent(most -> timing.atMost(took(reading), most, "the wait"));
        scene.note("the wait took " + took(reading).millis() + " ms");
    }

    private static Span took(Reading reading) {
        return new Span(reading.began(), reading.completed().orElseThrow());
    }

    private static boolean isCompleted(Reading reading) {
        if (reading instanceof Session session) {
            session.takeWhatCame();
        }
        return reading.completed().isPresent();
    }
}
