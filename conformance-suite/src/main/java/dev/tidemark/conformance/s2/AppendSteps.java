// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.client.Batches;
import dev.tidemark.conformance.s2.client.FaultyAppends;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Writer;
import dev.tidemark.conformance.s2.model.Ack;
import dev.tidemark.conformance.s2.model.BatchSize;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.Position;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.wire.TransportFailure;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Appends that a scenario is about, and their acknowledgements. */
public final class AppendSteps {

    private final Scene scene;

    public AppendSteps(Scene scene) {
        this.scene = scene;
    }

    @When("^a writer sends a batch of (.+)$")
    public void sendBatch(String words) {
        send(Batches.named(words, scene));
    }

    @When("a writer sends {int} batches of {size}")
    public void sendBatches(int count, BatchSize size) {
        for (int i = 0; i < count; i++) {
            send(Writer.numbered(scene.subject(), size.next(scene.random())));
        }
    }

    @When("^a writer sends an append with (.+)$")
    public void sendFaulty(String peculiarity) {
        sendUnmodelled(faulty().named(peculiarity));
    }

    @When("^a writer sends an append of (\\d+) records whose (\\w+) one has (.+)$")
    public void sendFaulty(int records, String place, String fault) {
        sendUnmodelled(faulty().with(records, place.equals("second") ? 1 : records - 1, fault));
    }

    @When("^a writer sends the body (.+)$")
    public void sendText(String body) {
        sendUnmodelled(faulty().text(body));
    }

    @When("^a writer sends the empty record (.+)$")
    public void sendEmpty(String record) {
        var answer = scene.client().send(faulty().text("{\"records\":[" + record + "]}"));
        answered(List.of(NewRecord.of("")), answer);
    }

    @Then("the append is acknowledged with start, end and tail")
    public void acknowledged() {
        var answer = Answered.with(scene.answer(), "the append", 200);
        var type = answer.header(Vocabulary.CONTENT_TYPE).orElse("");
        if (!type.startsWith(Vocabulary.JSON)) {
            throw new Broken("an acknowledgement of the type " + Vocabulary.JSON, "the type '" + type + "'");
        }
        Documents.ack(Documents.object(answer.text(), "the acknowledgement"));
    }

    @Then("the acknowledgement spans {int} number(s)")
    public void spans(int count) {
        var ack = ack();
        var span = ack.end().seqNum() - ack.start().seqNum();
        if (span != count) {
            throw new Broken("start and end " + count + " apart", span + ": " + ack);
        }
    }

    @Then("the append begins at sequence number {int}")
    public void beginsAt(int seqNum) {
        var start = ack().start();
        if (start.seqNum() != seqNum) {
            throw new Broken("an append that begins at sequence number " + seqNum, String.valueOf(start));
        }
    }

    @Then("the acknowledgement has the timestamps with which its first and its last record are stored")
    public void storedTimestamps() {
        var ack = ack();
        var stored = scene.reader().readAll(scene.subject(), ack.start().seqNum());
        var count = Math.toIntExact(ack.end().seqNum() - ack.start().seqNum());
        if (stored.size() < count) {
            throw new Broken(count + " stored records of the append", String.valueOf(stored.size()));
        }
        same("start", ack.start(), stored.get(0));
        same("end", ack.end(), stored.get(count - 1));
    }

    private static void same(String name, Position position, StoredRecord stored) {
        if (position.timestamp() != stored.timestamp()) {
            throw new Broken(
                    "the timestamp of the stored record, " + stored.timestamp() + ", as the one of the " + name,
                    String.valueOf(position.timestamp()));
        }
    }

    /** Sends an append that may be refused; when it is acknowledged, it belongs to the stream. */
    private void send(List<NewRecord> records) {
        var text = records.stream().allMatch(NewRecord::isText);
        try {
            answered(records, scene.client().append(scene.subject(), records, text ? Format.RAW : Format.BASE64));
        } catch (TransportFailure cut) {
            // A server that is still there has cut the connection itself, which is no answer to an append.
            scene.reader().tail(scene.subject());
            throw new Broken("an answer to the append", "a connection that the server cut: " + cut.getMessage());
        }
    }

    private void answered(List<NewRecord> records, Response answer) {
        scene.answer(scene.writer().answered(scene.subject(), records, answer));
    }

    /** Sends an append that must not be stored, so that the model stays as it is whatever the answer. */
    private void sendUnmodelled(Request request) {
        scene.answer(scene.client().send(request));
    }

    private FaultyAppends faulty() {
        return new FaultyAppends(scene.subject());
    }

    private Ack ack() {
        var answer = Answered.with(scene.answer(), "the append", 200);
        return Documents.ack(Documents.object(answer.text(), "the acknowledgement"));
    }
}
