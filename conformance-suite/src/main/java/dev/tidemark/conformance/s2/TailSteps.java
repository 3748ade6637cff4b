// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Writer;
import dev.tidemark.conformance.s2.model.Ack;
import dev.tidemark.conformance.s2.model.BatchSize;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Position;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;

/** Checks of the tail, and what they show. */
public final class TailSteps {

    private final Scene scene;
    private final List<Position> seen = new ArrayList<>();

    public TailSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a client checks the tail")
    public void check() {
        var answer = scene.client().checkTail(scene.subject());
        if (answer.status() == 200) {
            seen.add(tail(answer));
        }
        scene.answer(answer);
    }

    @When("a writer sends {int} batches of {size} and checks the tail before each")
    public void checkBeforeEach(int count, BatchSize size) {
        var stream = scene.subject();
        for (int i = 0; i < count; i++) {
            check();
            scene.writer().append(stream, Writer.numbered(stream, size.next(scene.random())));
            beganAtTail();
        }
    }

    @When("a writer appends {int} records and another client checks the tail after each")
    public void checkAfterEach(int count) {
        var stream = scene.subject();
        for (int i = 0; i < count; i++) {
            scene.writer().appendNumbered(stream, 1);
            check();
            notBehind(latest(), stream.lastAck());
        }
    }

    @Then("the answer names the tail")
    public void named() {
        var answer = Answered.with(scene.answer(), "a check of the tail", 200);
        var type = answer.header(Vocabulary.CONTENT_TYPE).orElse("");
        if (!type.startsWith(Vocabulary.JSON)) {
            throw new Broken("an answer of the type " + Vocabulary.JSON, "the type '" + type + "'");
        }
        tail(answer);
    }

    @Then("the append begins at the tail that was checked")
    public void beginsAtTail() {
        Answered.with(scene.answer(), "the append", 200);
        beganAtTail();
    }

    private void beganAtTail() {
        var start = scene.subject().lastAck().start().seqNum();
        if (start != latest().seqNum()) {
            throw new Broken("the tail at sequence number " + start + ", where the next append began", shown());
        }
    }

    @Then("the tail has the timestamp {int}")
    public void timestamp(int timestamp) {
        has(timestamp);
    }

    private void has(long timestamp) {
        if (latest().timestamp() != timestamp) {
            throw new Broken("the timestamp of the last record, " + timestamp, shown());
        }
    }

    @Then("the tail has the timestamp of the last record")
    public void lastTimestamp() {
        var records =
                scene.reader().readAll(scene.subject(), scene.subject().tail().seqNum() - 1);
        has(records.get(records.size() - 1).timestamp());
    }

    @Then("the tail is at sequence number {int} with the timestamp {int}")
    public void at(int seqNum, int timestamp) {
        shows(new Position(seqNum, timestamp));
    }

    @Then("the tail is right behind the last command")
    public void behindLastRecord() {
        shows(scene.subject().lastAck().end());
    }

    @Then("the tail moved by {int} from one check to the next")
    public void moved(int records) {
        var before = seen.get(seen.size() - 2);
        if (latest().seqNum() != before.seqNum() + records) {
            throw new Broken("a tail " + records + " beyond " + before, shown());
        }
    }

    @Then("no tail was below the one before it")
    public void neverBack() {
        neverBack(seen);
    }

    /** Checks that the tails, in the order in which they were seen, never fall. */
    static void neverBack(List<Position> tails) {
        for (int i = 1; i < tails.size(); i++) {
            var before = tails.get(i - 1);
            var after = tails.get(i);
            if (after.seqNum() < before.seqNum() || after.timestamp() < before.timestamp()) {
                throw new Broken("a tail not below the one before it: " + before, String.valueOf(after));
            }
        }
    }

    /** Checks that a tail seen after an acknowledgement includes what was acknowledged. */
    static void notBehind(Position tail, Ack ack) {
        if (tail.seqNum() < ack.end().seqNum()) {
            throw new Broken("a tail not behind the acknowledged end: " + ack.end(), String.valueOf(tail));
        }
    }

    private void shows(Position expected) {
        Answered.with(scene.answer(), "a check of the tail", 200);
        if (!latest().equals(expected)) {
            throw new Broken("the tail: " + expected, shown());
        }
    }

    private String shown() {
        return "the tail: " + latest();
    }

    private Position latest() {
        if (seen.isEmpty()) {
            Answered.with(scene.answer(), "a check of the tail", 200);
        }
        return seen.get(seen.size() - 1);
    }

    private static Position tail(Response answer) {
        return Documents.position(Documents.object(answer.text(), "the tail"), Vocabulary.MEMBER_TAIL);
    }
}
