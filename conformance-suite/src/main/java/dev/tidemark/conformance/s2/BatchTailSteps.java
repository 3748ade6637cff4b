// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.history.History;
import dev.tidemark.conformance.s2.client.AppendRace;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Batch;
import dev.tidemark.conformance.s2.model.BatchSize;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.Position;
import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The tail that a batch of records may come with. */
public final class BatchTailSteps {

    private static final int SECONDS = 5;
    private static final int MOST_POLLS = 10_000;

    private final Scene scene;
    private final History history;
    private final List<Batch> batches = new ArrayList<>();

    public BatchTailSteps(Scene scene, History history) {
        this.scene = scene;
        this.history = history;
    }

    @When("a reader polls on from the start while {int} writers append {int} batches of {int} records each")
    public void poll(int writers, int count, int size) {
        var race = race(writers, count, size);
        var next = 0;
        var pursuit = scene.pursuit("polling on", scene.subject(), MOST_POLLS);
        while (pursuit.goesOn() && next < writers * count * size) {
            var over = race.isDone();
            var query = Query.from(next).with(Vocabulary.WAIT, SECONDS);
            var batch = scene.reader()
                    .longPoll(scene.subject(), query, Format.RAW)
                    .batches()
                    .get(0);
            if (batch.records().isEmpty() && over) {
                Outcome.of(race);
                throw new Broken(writers * count * size + " records", next + " records, and no more after them");
            }
            batches.add(batch);
            next += batch.records().size();
        }
        Outcome.of(race);
    }

    @When("a reader follows an SSE session while {int} writers append {int} batches of {int} records each")
    public void follow(int writers, int count, int size) {
        scene.read(() -> scene.reader().session(scene.subject(), Query.from(0), Format.RAW));
        var race = race(writers, count, size);
        var received = scene.reading().receive(writers * count * size).size();
        Outcome.of(race);
        if (received < writers * count * size) {
            throw new Broken(writers * count * size + " records", received + " records");
        }
    }

    @Then("every tail in a batch is ahead of its records")
    public void ahead() {
        received().forEach(batch -> batch.tail().ifPresent(tail -> ahead(tail, batch.records())));
        scene.note(withTail() + " of " + received().size() + " batches had a tail");
    }

    private static void ahead(Position tail, List<StoredRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        var last = records.get(records.size() - 1);
        if (tail.seqNum() <= last.seqNum() || tail.timestamp() < last.timestamp()) {
            throw new Broken("a tail ahead of " + last, "the tail: " + tail);
        }
    }

    private CompletableFuture<Void> race(int writers, int count, int size) {
        var race = new AppendRace(scene, history);
        var random = scene.random();
        return CompletableFuture.runAsync(
                () -> race.run(writers, count, new BatchSize(size, size), random, batch -> {}),
                Outcome.threads("race"));
    }

    private long withTail() {
        return received().stream().filter(batch -> batch.tail().isPresent()).count();
    }

    private List<Batch> received() {
        return batches.isEmpty() ? scene.reading().batches() : batches;
    }
}
