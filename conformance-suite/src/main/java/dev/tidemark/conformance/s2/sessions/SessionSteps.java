// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.sessions;

import dev.tidemark.conformance.s2.client.Crowd;
import dev.tidemark.conformance.s2.client.Pieces;
import dev.tidemark.conformance.s2.client.ReadKind;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Session;
import dev.tidemark.conformance.s2.client.Writer;
import dev.tidemark.conformance.s2.model.Batch;
import dev.tidemark.conformance.s2.model.Content;
import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.ReadPlan;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Span;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.ArrayList;

/** Sessions while records arrive, and how they end. */
public final class SessionSteps {

    private final Scene scene;
    private final Crowd crowd;

    public SessionSteps(Scene scene, Crowd crowd) {
        this.scene = scene;
        this.crowd = crowd;
    }

    /**
     * In one batch. The session has to stay open until then. NOT TESTED where the machine was so slow that the wait of the session was over.
     */
    @When("a writer appends {content} after {int} quiet second(s)")
    public void appendAfter(Content content, int seconds) {
        var session = scene.session();
        Answered.with(session.answer(), "a session", 200);
        session.readWhile(() -> true, Duration.ofSeconds(seconds));
        requireOpen(session);
        content.batches(scene.subject(), scene.random())
                .forEach(batch -> scene.writer().append(scene.subject(), batch));
        requireInTime(session);
    }

    /** To a session at the tail; each has to come within the target's answer limit. */
    @When("a writer appends {int} records, each when the reader has the one before")
    public void appendEach(int count) {
        var session = scene.session();
        Answered.with(session.answer(), "a session", 200);
        for (int i = 0; i < count; i++) {
            scene.writer().append(scene.subject(), Writer.numbered(scene.subject(), 1));
            var acknowledged = Moment.now();
            await(session, scene.subject().tail().seqNum() - 1);
            var arrived = session.deliveries()
                    .get(session.deliveries().size() - 1)
                    .event()
                    .arrived();
            crowd.arrived(new Span(acknowledged, new Moment(arrived)));
        }
    }

    /** From the tail, with count; always the same query and the last id. The writer stops when the session has ended. */
    @When("a reader that wants {int} records of a session breaks off and resumes after every second one while a writer"
            + " appends {int}")
    public void breakOff(int wanted, int appended) {
        var stream = scene.subject();
        var query = Query.from(stream.tail().seqNum())
                .with(Vocabulary.COUNT, wanted)
                .with(
                        Vocabulary.WAIT,
                        Math.round(scene.target().limits().answer().toSeconds()));
        var received = new ArrayList<StoredRecord>();
        scene.start(ReadKind.SSE_SESSION, ReadPlan.of(query));
        for (int i = 0; i < appended && !scene.session().hasEnded(); i++) {
            scene.writer().append(stream, Writer.numbered(stream, 1));
            var session = scene.session();
            var before = session.records().size();
            session.readWhile(() -> session.records().size() == before, session.patience());
            received.addAll(session.records().subList(before, session.records().size()));
            if (received.size() < wanted && session.records().size() >= 2) {
                session.abandon();
                scene.start(ReadKind.SSE_SESSION, ReadPlan.of(query).after(session.lastId()));
            } else if (received.size() >= wanted) {
                session.awaitEnd(scene.timing().atOnce());
            }
        }
        scene.reading(new Pieces(java.util.List.of(new Batch(received, java.util.Optional.empty())), scene.session()));
    }

    /**
     * `within 5 seconds`, where two seconds more are accepted, or `3 seconds after its last record`, where a quarter of a second less and two
     * seconds more are. Without an error; when it was is noted.
     */
    @Then("the session ends {sessionEnd}")
    public void ends(SessionEnd end) {
        end.check(scene);
    }

    /** Whatever else it does. */
    @Then("the session ends {ending}")
    public void ends(Ending ending) {
        ending.check(scene);
    }

    private void requireOpen(Session session) {
        if (!session.hasEnded()) {
            return;
        }
        requireInTime(session);
        throw new Broken(
                "a session that stays open",
                "its end "
                        + session.lastSign()
                                .until(session.completed().orElseThrow())
                                .toMillis() + " ms after its last record or its begin");
    }

    /** What happens after the wait of the session is over says nothing about it. */
    private void requireInTime(Session session) {
        session.query().waits().ifPresent(wait -> scene.timing()
                .requireBefore(
                        new Span(session.lastSign(), session.completed().orElseGet(Moment::now)),
                        Duration.ofSeconds(wait)));
    }

    private void await(Session session, long seqNum) {
        var begin = Moment.now();
        session.readWhile(() -> !session.has(seqNum), session.patience());
        if (!session.has(seqNum)) {
            var within = session.patience();
            var finding = new Broken(
                    "record " + seqNum + " in the session within " + within.toMillis() + " ms",
                    session.records().size() + " records"
                            + (session.hasEnded() ? " and the end of the session" : " and an open session"));
            if (session.hasEnded()) {
                throw finding;
            }
            scene.timing().late(begin.span(), within, finding);
        }
    }
}
