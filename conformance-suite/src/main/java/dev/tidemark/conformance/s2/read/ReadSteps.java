// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.read;

import dev.tidemark.conformance.s2.client.Crowd;
import dev.tidemark.conformance.s2.client.ReadKind;
import dev.tidemark.conformance.s2.client.Reading;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Session;
import dev.tidemark.conformance.s2.model.ReadPlan;
import dev.tidemark.conformance.s2.model.Received;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Readers, and what they receive. */
public final class ReadSteps {

    private final Scene scene;
    private final Crowd crowd;

    public ReadSteps(Scene scene, Crowd crowd) {
        this.scene = scene;
        this.crowd = crowd;
    }

    /**
     * By a unary read, and under `@each-reader` by every kind of reader that the target has. An answer is waited for, unless the read asks
     * to wait: that one, like a session that stays at the tail, is given half a second to take its place.
     */
    @When("a reader reads {plan}")
    public void read(ReadPlan plan) {
        scene.read(plan);
    }

    /** By server-sent events. A session that stays at the tail is given half a second to take its place, or until its first event. */
    @When("a reader opens a session {plan}")
    public void open(ReadPlan plan) {
        scene.read(ReadKind.SSE_SESSION, plan);
    }

    /** All of them wait when the next step begins. */
    @When("{int} readers read {plan}")
    public void read(int count, ReadPlan plan) {
        for (int i = 0; i < count; i++) {
            crowd.join(ReadKind.of(scene), plan);
        }
        var readers = crowd.readers();
        scene.settle(readers.get(count - 1));
    }

    /** Exactly these, in order, each as it was acknowledged; a session that does not stay at the tail has to end, without an error. */
    @Then("the reader receives {records}")
    public void receives(Received.Choice records) {
        var stream = scene.subject();
        var received = scene.reading().receive(records.of(stream).size());
        records.check(stream, received);
        if (records.isOpen()) {
            scene.note(received.size() + " of " + stream.tail().seqNum() + " records were received");
        }
    }

    /** Nothing else; which of both is noted. */
    @Then("the reader receives {records} or is {refusal}")
    public void receivesOrIsRefused(Received.Choice records, Refusal refusal) {
        var answer = scene.reading().answer();
        scene.note("answered with " + Answered.summary(answer));
        if (answer.status() == 200) {
            receives(records);
        } else {
            refusal.check(answer);
        }
    }

    /** Within two seconds after the last append was acknowledged, each record once and in order; and so each of those appended one by one. */
    @Then("{readers} have/has {records} at once")
    public void haveAtOnce(String who, Received.Choice records) {
        var readers = crowd.readers();
        var stream = scene.subject();
        var least = records.of(stream).size();
        var limit = scene.timing().atOnce();
        scene.timing()
                .mustArrive(
                        Moment.now(),
                        limit,
                        () -> readers.stream().allMatch(reader -> has(reader, least)),
                        "the records within " + limit.toMillis() + " ms",
                        () -> readers.stream()
                                        .filter(reader -> !has(reader, least))
                                        .count()
                                + " of " + readers.size() + " readers without them");
        // One quiet moment for all of them shows records that came twice.
        readers.get(0).receive(least);
        readers.forEach(reader -> records.check(stream, received(reader)));
        crowd.arrivals().forEach(scene.timing()::atOnce);
    }

    private static List<StoredRecord> received(Reading reader) {
        if (reader instanceof Session session) {
            session.takeWhatCame();
            return session.records();
        }
        return reader.receive(0);
    }

    private static boolean has(Reading reader, int records) {
        if (reader instanceof Session session) {
            session.takeWhatCame();
            return session.records().size() >= records;
        }
        return reader.isOver();
    }
}
