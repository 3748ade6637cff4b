// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.append;

import dev.tidemark.conformance.s2.client.Fault;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Ack;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Expected;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Appends that a scenario is about, and what came of them. */
public final class AppendSteps {

    private final Scene scene;

    public AppendSteps(Scene scene) {
        this.scene = scene;
    }

    /** What is acknowledged does not belong to the stream, unless the word says so. */
    @When("a writer sends an append with {fault}")
    public void sendFaulty(Fault fault) {
        var stream = scene.subject();
        var stored = fault.stored();
        scene.request(() -> {
            var answer = scene.client().send(fault.request(stream));
            return stored.isEmpty() ? answer : scene.writer().answered(stream, stored, answer);
        });
    }

    /** As JSON, literally: the headers of its only record, that record, or the whole body. Of these, only a record may be right. */
    @When("a writer sends an append with the {appendPart} {json}")
    public void sendLiterally(AppendPart part, String json) {
        var stream = scene.subject();
        scene.request(() -> {
            var answer = scene.client().send(Fault.body(stream, part.body(json)));
            return part == AppendPart.RECORD
                    ? scene.writer().answered(stream, List.of(NewRecord.of("")), answer)
                    : answer;
        });
    }

    /** From its start to its end. */
    @Then("the acknowledgement spans {int} number(s)")
    public void spans(int count) {
        var ack = ack();
        var span = ack.end().seqNum() - ack.start().seqNum();
        if (span != count) {
            throw new Broken("start and end " + count + " apart", span + ": " + ack);
        }
    }

    /** The start of its acknowledgement. */
    @Then("the append begins at sequence number {int}")
    public void beginsAt(int seqNum) {
        var start = ack().start();
        if (start.seqNum() != seqNum) {
            throw new Broken("an append that begins at sequence number " + seqNum, String.valueOf(start));
        }
    }

    /** What is told about acknowledgements. */
    @Then("the acknowledgement {ackTrait}")
    public void acknowledgement(AckTrait trait) {
        trait.check(scene);
    }

    /** A full read gives the model, record by record, and a check of the tail its tail. */
    @Then("the stream holds exactly what was acknowledged")
    @Then("the stream is unchanged")
    public void holdsWhatWasAcknowledged() {
        var stream = scene.subject();
        Expected.same(stream.retained(), scene.reader().readAll(stream, stream.first()));
        var tail = scene.reader().tail(stream);
        if (!tail.equals(stream.tail())) {
            throw new Broken("the tail: " + stream.tail(), "the tail: " + tail);
        }
    }

    /** 200 or 4xx, which is noted, and the stream holds what that says. */
    @Then("the append is stored or refused")
    public void storedOrRefused() {
        var answer = scene.answer();
        if (answer.status() != 200 && answer.status() / 100 != 4) {
            throw new Broken("an append that is stored or refused", Answered.summary(answer));
        }
        scene.note("the append is " + (answer.status() == 200 ? "stored" : "refused: " + Answered.summary(answer)));
        holdsWhatWasAcknowledged();
    }

    private Ack ack() {
        return ack(scene);
    }

    /** The acknowledgement that the last append was answered with. */
    static Ack ack(Scene scene) {
        var answer = Answered.with(scene.answer(), "the append", 200);
        return Documents.ack(Documents.object(answer.text(), "the acknowledgement"));
    }
}
