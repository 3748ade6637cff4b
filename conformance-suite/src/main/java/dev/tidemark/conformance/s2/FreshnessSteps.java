// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Reads that follow an acknowledgement at once. */
public final class FreshnessSteps {

    private final Scene scene;
    private final ConcurrentLinkedQueue<Attempt> attempts = new ConcurrentLinkedQueue<>();

    /** What was read in the place of a record. */
    private record Attempt(long seqNum, NewRecord record, Response read) {}

    public FreshnessSteps(Scene scene) {
        this.scene = scene;
    }

    @When("{int} writer(s) append(s) {int} records while a reader asks for each as soon as it is acknowledged")
    public void append(int writers, int records) {
        var running = new ArrayList<CompletableFuture<Void>>();
        for (int writer = 0; writer < writers; writer++) {
            var name = "writer " + writer + " record ";
            running.add(CompletableFuture.runAsync(
                    () -> IntStream.range(0, records).forEach(number -> appendAndRead(NewRecord.of(name + number))),
                    Outcome.threads("writer")));
        }
        Outcome.all(running);
    }

    /** The append goes over a pooled connection, the read over one of its own. */
    private void appendAndRead(NewRecord record) {
        var stream = scene.subject();
        var appended = Outcome.of(scene.client().appendAsync(stream, List.of(record), Format.RAW));
        scene.granted(appended, "an append", 200);
        var seqNum = Documents.ack(Documents.object(appended.text(), "the acknowledgement of an append"))
                .start()
                .seqNum();
        var query = Query.from(seqNum).with(Vocabulary.COUNT, 1).text();
        var read = scene.client()
                .read(stream, query, Format.RAW, scene.target().limits().answer());
        attempts.add(new Attempt(seqNum, record, read));
    }

    @Then("every record was there")
    public void nothingMissing() {
        for (var attempt : attempts) {
            var answer = Answered.with(attempt.read(), "a read of record " + attempt.seqNum(), 200);
            var records = Documents.batch(Documents.object(answer.text(), "the answer to a read"), Format.RAW)
                    .records();
            if (records.size() != 1
                    || records.get(0).seqNum() != attempt.seqNum()
                    || !records.get(0).body().equals(attempt.record().body())) {
                throw new Broken(
                        "record " + attempt.seqNum() + " with the body "
                                + attempt.record().body(),
                        String.valueOf(records));
            }
        }
    }
}
