// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.sessions;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.scene.Span;
import dev.tidemark.conformance.scene.Timing;
import dev.tidemark.conformance.wire.message.RawEvent;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.List;

/** Heartbeats of a session. */
public final class PingSteps {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Scene scene;
    private final Timing timing;

    public PingSteps(Scene scene) {
        this.scene = scene;
        this.timing = scene.timing();
    }

    @Then("a ping comes within {int} seconds")
    public void comes(int seconds) {
        await(timing.latest(Duration.ofSeconds(seconds)), 0);
    }

    @Then("a further ping comes within {int} seconds")
    public void comesAgain(int seconds) {
        await(timing.latest(Duration.ofSeconds(seconds)), pings().size());
    }

    @Then("every ping is a JSON object with a whole timestamp")
    public void form() {
        for (var ping : pings()) {
            Documents.number(Documents.object(data(ping), "a ping"), Vocabulary.TIMESTAMP);
        }
    }

    @Then("the last ping tells the tail of the stream")
    public void tail() {
        var expected = scene.reader().tail(scene.subject());
        var last = pings().get(pings().size() - 1);
        var told = Documents.position(Documents.object(data(last), "a ping"), Vocabulary.MEMBER_TAIL);
        if (!told.equals(expected)) {
            throw new Broken("the tail: " + expected, "the tail: " + told);
        }
    }

    @Then("no ping has an id")
    public void noId() {
        pings().stream().filter(ping -> ping.id().isPresent()).findFirst().ifPresent(ping -> {
            throw new Broken("a ping without an id", ping.toString());
        });
    }

    @Then("a ping follows at once when the reader has all records from there")
    public void follows() {
        var session = scene.session();
        var stream = scene.subject();
        var due = Math.toIntExact(stream.tail().seqNum() - session.query().firstOf(stream));
        session.readWhile(() -> session.records().size() < due, session.patience());
        if (session.records().size() < due) {
            throw new Broken(due + " records", session.records().size() + " records");
        }
        await(timing.atOnce(), 0);
        var first = session.events().indexOf(pings().get(0));
        var early = session.deliveries().stream()
                .filter(delivery -> session.events().indexOf(delivery.event()) > first)
                .count();
        if (early > 0) {
            throw new Broken("the first ping after the records that were there", "a ping before " + early + " batches");
        }
    }

    @Then("the session is never silent for more than {int} seconds")
    public void neverSilent(int seconds) {
        var session = scene.session();
        Answered.with(session.answer(), "a session", 200);
        var longest = timing.latest(Duration.ofSeconds(seconds));
        var whole = Patience.until(session.began().plus(longest).plus(A_MOMENT), Duration.ZERO);
        session.readWhile(() -> !whole.isOver(), whole.left());
        if (session.hasEnded()) {
            throw new Broken("an event every " + seconds + " s", "the end of the session");
        }
        var last = session.began();
        for (var event : session.events()) {
            silence(new Span(last, new Moment(event.arrived())), longest);
            last = new Moment(event.arrived());
        }
        silence(last.span(), longest);
    }

    private void silence(Span span, Duration longest) {
        timing.within(span, longest, "an event");
    }

    /** Waits for more pings than these. */
    private void await(Duration within, int than) {
        var session = scene.session();
        Answered.with(session.answer(), "a session", 200);
        var begin = Moment.now();
        session.readWhile(() -> pings().size() <= than, within);
        if (pings().size() <= than) {
            var finding = new Broken("a ping within " + within.toMillis() + " ms", "the events " + session.events());
            timing.late(begin.span(), within, finding);
        }
    }

    private List<RawEvent> pings() {
        return scene.session().events().stream()
                .filter(event ->
                        event.name().filter(Vocabulary.EVENT_PING::equals).isPresent())
                .toList();
    }

    private static String data(RawEvent ping) {
        return ping.data().orElseThrow(() -> new Broken("a ping with data", ping.toString()));
    }
}
