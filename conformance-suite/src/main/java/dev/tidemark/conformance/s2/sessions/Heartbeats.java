// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.sessions;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Session;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.scene.Span;
import dev.tidemark.conformance.scene.Timing;
import dev.tidemark.conformance.wire.message.RawEvent;
import dev.tidemark.reports.contract.Broken;
import java.time.Duration;
import java.util.List;

/** Waits for the heartbeats of the scenario's session. */
final class Heartbeats {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration APART = Duration.ofSeconds(15);

    private final Scene scene;
    private final Session session;
    private final Timing timing;

    Heartbeats(Scene scene) {
        this.scene = scene;
        this.session = scene.session();
        this.timing = scene.timing();
    }

    void check(Ping ping, Pace pace) {
        Answered.with(session.answer(), "a session", 200);
        pace.check(this);
        ping.check(pings(session.events()), scene);
    }

    /** One comes after the last batch so far. */
    void one() {
        await(timing.latest(APART));
    }

    void atOnceBehindRecords() {
        var stream = scene.subject();
        var due = Math.toIntExact(stream.tail().seqNum() - session.query().firstOf(stream));
        session.readWhile(() -> session.records().size() < due, session.patience());
        if (session.records().size() < due) {
            throw new Broken(due + " records", session.records().size() + " records");
        }
        await(timing.atOnce());
        var first = session.events().indexOf(pings(session.events()).get(0));
        var early = session.deliveries().stream()
                .filter(delivery -> session.events().indexOf(delivery.event()) > first)
                .count();
        if (early > 0) {
            throw new Broken("the first ping after the records that were there", "a ping before " + early + " batches");
        }
    }

    void again() {
        var longest = timing.latest(APART);
        var whole = Patience.until(session.began().plus(longest).plus(A_MOMENT), Duration.ZERO);
        session.readWhile(() -> !whole.isOver(), whole.left());
        if (session.hasEnded()) {
            throw new Broken("an event every " + APART.toSeconds() + " s", "the end of the session");
        }
        var last = session.began();
        for (var event : session.events()) {
            timing.within(new Span(last, new Moment(event.arrived())), longest, "an event");
            last = new Moment(event.arrived());
        }
        timing.within(last.span(), longest, "an event");
    }

    private void await(Duration within) {
        var begin = Moment.now();
        session.readWhile(() -> afterLastBatch().isEmpty(), within);
        if (afterLastBatch().isEmpty()) {
            var finding = new Broken("a ping within " + within.toMillis() + " ms", "the events " + session.events());
            timing.late(begin.span(), within, finding);
        }
    }

    private List<RawEvent> afterLastBatch() {
        var events = session.events();
        var deliveries = session.deliveries();
        var from = deliveries.isEmpty()
                ? 0
                : events.lastIndexOf(deliveries.get(deliveries.size() - 1).event()) + 1;
        return pings(events.subList(from, events.size()));
    }

    private static List<RawEvent> pings(List<RawEvent> events) {
        return events.stream()
                .filter(event ->
                        event.name().filter(Vocabulary.EVENT_PING::equals).isPresent())
                .toList();
    }
}
