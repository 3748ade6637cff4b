// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.sessions;

import dev.tidemark.conformance.s2.client.Client;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Session;
import dev.tidemark.conformance.s2.client.UnaryReading;
import dev.tidemark.conformance.s2.model.EventId;
import dev.tidemark.conformance.s2.model.Expected;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sessions that go on from the id of an earlier event. */
public final class ResumeSteps {

    private final Scene scene;
    private final List<StoredRecord> received = new ArrayList<>();

    public ResumeSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a reader that has records 0 to {int} resumes an SSE session from {query}")
    public void resumeAfter(int last, Query query) {
        resume(EventId.after(scene.subject().between(0, last + 1)).toString(), query);
    }

    @When("a reader resumes an SSE session with the id {string} from {query}")
    public void resume(String id, Query query) {
        scene.read(() -> open(id, query));
    }

    @When("a reader sends the id {string} with a unary read from {query}")
    public void unary(String id, Query query) {
        var request =
                Client.readRequest(scene.subject(), query.text(), Format.RAW).with(Vocabulary.LAST_EVENT_ID, id);
        scene.read(() -> {
            var began = Moment.now();
            var answer = Outcome.of(scene.client().wire().sendAsync(request));
            return new UnaryReading(began, CompletableFuture.completedFuture(answer), Format.RAW);
        });
    }

    /** Each part of the session is broken off after its second record, until the session ends or the writer has nothing more to append. */
    @When("a reader that wants {int} records of a session breaks off and resumes after every second one while a writer"
            + " appends {int}")
    public void breakOff(int wanted, int appended) {
        var stream = scene.subject();
        var query = Query.from(stream.tail().seqNum())
                .with(Vocabulary.COUNT, wanted)
                .with(
                        Vocabulary.WAIT,
                        Math.round(scene.target().limits().answer().toSeconds()));
        scene.read(() -> scene.reader().session(stream, query, Format.RAW));
        for (int i = 0; i < appended && !scene.session().hasEnded(); i++) {
            scene.writer().appendNumbered(stream, 1);
            var session = scene.session();
            var before = session.records().size();
            session.readWhile(() -> session.records().size() == before, session.patience());
            received.addAll(session.records().subList(before, session.records().size()));
            if (received.size() < wanted && session.records().size() >= 2) {
                session.abandon();
                var id = session.deliveries()
                        .get(session.deliveries().size() - 1)
                        .id();
                scene.read(() -> open(id, query));
            } else if (received.size() >= wanted) {
                session.awaitEnd(scene.timing().atOnce());
            }
        }
    }

    @Then("the reader has received {int} records in all")
    public void receivedInAll(int count) {
        var stream = scene.subject();
        var first = stream.tail().seqNum() - count;
        if (received.size() != count) {
            throw new Broken(
                    count + " records over all parts of the session",
                    received.size() + " records" + (scene.session().hasEnded() ? "" : " and an open session"));
        }
        Expected.same(stream.between(first, first + count), received);
    }

    @Then("a session that is resumed from any id brings exactly what follows")
    public void resumeFromAny() {
        var stream = scene.subject();
        var ids =
                scene.session().deliveries().stream().map(Session.Delivery::id).toList();
        for (var id : ids) {
            scene.read(() -> open(id, Query.from(0)));
            var expected =
                    stream.between(EventId.parse(id).seqNum() + 1, stream.tail().seqNum());
            Expected.same(expected, scene.reading().receive(expected.size()));
        }
    }

    @Then("the session ends at once without records or is refused as out of range")
    public void nothingMore() {
        var session = scene.session();
        Answered.with(session.answer(), "the session", 200, Refusal.OUT_OF_RANGE.status);
        if (session.answer().status() == 200) {
            session.readToEnd(scene.timing().atOnce());
            Expected.same(List.of(), session.records());
        }
        scene.note("status " + session.answer().status());
    }

    @Then("the session is refused or brings no record, and which is noted")
    public void refusedOrNothing() {
        var session = scene.session();
        var status = session.answer().status();
        if (status >= 500) {
            throw new Broken("a refusal or a session without records", Answered.summary(session.answer()));
        }
        if (status == 200) {
            session.readToEnd(session.patience());
            Expected.same(List.of(), session.records());
        }
        scene.note("status " + status);
    }

    @Then("the reader receives all records or those after record {int}, and which is noted")
    public void allOrRest(int last) {
        var stream = scene.subject();
        var records = scene.reading().receive(Math.toIntExact(stream.tail().seqNum()));
        var passedOver = records.size() == stream.retained().size();
        Expected.same(
                passedOver
                        ? stream.retained()
                        : stream.between(last + 1, stream.tail().seqNum()),
                records);
        scene.note(passedOver ? "the id is passed over" : "the id is followed");
    }

    private Session open(String id, Query query) {
        var request =
                Client.sessionRequest(scene.subject(), query.text(), Format.RAW).with(Vocabulary.LAST_EVENT_ID, id);
        return scene.reader().session(request, query, Format.RAW);
    }
}
