// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.read;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Session;
import dev.tidemark.conformance.s2.client.Writer;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Span;
import dev.tidemark.conformance.scene.Timing;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;

/** Sessions while nothing is appended, and how they end. */
public final class QuietSteps {

    private final Scene scene;
    private final Timing timing;

    public QuietSteps(Scene scene) {
        this.scene = scene;
        this.timing = scene.timing();
    }

    @When("a writer appends {int} record(s) after {int} quiet second(s)")
    public void appendAfter(int count, int seconds) {
        var session = scene.session();
        Answered.with(session.answer(), "a session", 200);
        session.readWhile(() -> true, Duration.ofSeconds(seconds));
        requireOpen(session);
        scene.writer().append(scene.subject(), Writer.numbered(scene.subject(), count));
        requireInTime(session);
    }

    @When("a reader that reads nothing for {int} seconds starts an SSE session from {query}")
    public void startSlowly(int seconds, Query query) {
        scene.read(() -> scene.reader().pausedSession(scene.subject(), query, Format.RAW));
        var session = scene.session();
        // Nothing of the session is read, so this is over early only when the server has ended it.
        session.readWhile(() -> true, Duration.ofSeconds(seconds));
        session.readOn();
    }

    @When("the reader does not read while a writer appends {int} records of {int} metered bytes")
    public void pauseDuring(int count, int size) {
        var session = scene.session();
        session.readWhile(() -> session.events().isEmpty(), scene.examination().scaled(Duration.ofMillis(500)));
        session.pause();
        for (int i = 0; i < count; i++) {
            var next = NewRecord.sized(scene.subject().tail().seqNum(), size);
            scene.writer().append(scene.subject(), List.of(next));
        }
        session.readOn();
    }

    @Then("the session ends {int} second(s) after its last record")
    public void endsAfterLastRecord(int seconds) {
        var session = scene.session();
        var due = Duration.ofSeconds(seconds);
        var latest = timing.latest(due);
        session.awaitEndAfter(() -> lastSign(session), latest);
        if (!session.hasEnded()) {
            var finding = new Broken(
                    "the end of the session " + due.toMillis() + " ms after its last record",
                    "none within " + latest.toMillis() + " ms");
            timing.late(lastSign(session).span(), latest, finding);
        }
        timing.atLeast(
                new Span(lastSign(session), session.completed().orElseThrow()),
                due,
                "the session after its last record");
        session.readToEnd(due);
    }

    @Then("the session ends without an error")
    public void endsWithoutError() {
        scene.session().readToEnd(scene.session().patience());
    }

    @Then("the session goes on for at least half of its wait after all records")
    public void goesOn() {
        var session = scene.session();
        var records = scene.subject().retained().size();
        var half = Duration.ofSeconds(session.query().waits().orElseThrow()).dividedBy(2);
        var begin = Moment.now();
        session.readWhile(() -> session.records().size() < records, session.patience());
        if (session.records().size() < records) {
            var finding = new Broken(
                    "all " + records + " records in the session",
                    session.records().size() + " of them" + (session.hasEnded() ? " and the end of the session" : ""));
            if (session.hasEnded()) {
                throw finding;
            }
            timing.late(begin.span(), session.patience(), finding);
        }
        session.readWhile(() -> true, half);
        session.completed().ifPresent(end -> {
            timing.waited(new Span(lastSign(session), end), half);
        });
    }

    private void requireOpen(Session session) {
        if (!session.hasEnded()) {
            return;
        }
        requireInTime(session);
        throw new Broken(
                "a session that stays open",
                "its end "
                        + lastSign(session)
                                .until(session.completed().orElseThrow())
                                .toMillis() + " ms after its last record or its begin");
    }

    /** What happens after the wait of the session is over says nothing about it. */
    private void requireInTime(Session session) {
        session.query()
                .waits()
                .ifPresent(wait -> timing.requireBefore(
                        new Span(lastSign(session), session.completed().orElseGet(Moment::now)),
                        Duration.ofSeconds(wait)));
    }

    /** When the last record came, or the session began. */
    private static Moment lastSign(Session session) {
        var deliveries = session.deliveries();
        return deliveries.isEmpty()
                ? session.began()
                : new Moment(deliveries.get(deliveries.size() - 1).event().arrived());
    }
}
