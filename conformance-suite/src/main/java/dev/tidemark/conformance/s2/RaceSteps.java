// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.history.History;
import dev.tidemark.conformance.history.Violation;
import dev.tidemark.conformance.s2.client.AppendRace;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.BatchSize;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.Position;
import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Writers at the same time, and what their history must show. */
public final class RaceSteps {

    /** Of the tail while others append. */
    private static final int MOST_CHECKS = 100_000;

    private final Scene scene;
    private final History history;
    private List<AppendRace.Batch> acknowledged = List.of();

    public RaceSteps(Scene scene, History history) {
        this.scene = scene;
        this.history = history;
    }

    @When("{int} writers append {int} batches of {size} each at the same time")
    public void race(int writers, int batches, BatchSize size) {
        race(writers, batches, size, batch -> {});
    }

    @When("{int} writers append {int} batches of {size} each at the same time and check the tail after each")
    public void raceAndCheck(int writers, int batches, BatchSize size) {
        race(writers, batches, size, batch -> TailSteps.notBehind(scene.reader().tail(scene.subject()), batch.ack()));
    }

    @When("{int} writers append {int} batches of {size} each at the same time and read each at once")
    public void raceAndRead(int writers, int batches, BatchSize size) {
        race(writers, batches, size, this::readBack);
    }

    @When("a client keeps checking the tail while {int} writers append {int} batches of {size} each")
    public void raceAndWatch(int writers, int batches, BatchSize size) {
        var race = beside(() -> race(writers, batches, size));
        var tails = new ArrayList<Position>();
        var pursuit = scene.pursuit("a race", scene.subject(), MOST_CHECKS);
        while (pursuit.goesOn() && !race.isDone()) {
            tails.add(scene.reader().tail(scene.subject()));
        }
        Outcome.of(race);
        tails.add(scene.reader().tail(scene.subject()));
        TailSteps.neverBack(tails);
    }

    @Then("no acknowledgement has a tail behind its end")
    public void tails() {
        scene.subject().acks().forEach(ack -> TailSteps.notBehind(ack.tail(), ack));
    }

    @Then("every acknowledged batch is in the stream exactly once and in one piece")
    public void exactlyOnce() {
        var stream = markers();
        check(history.exactlyOnce(stream));
        for (var batch : acknowledged) {
            var markers = AppendRace.markers(batch.records());
            var place = stream.indexOf(markers.get(0));
            var there = stream.subList(place, Math.min(stream.size(), place + markers.size()));
            if (!there.equals(markers)) {
                throw new Broken("the batch " + markers + " in one piece", String.valueOf(there));
            }
        }
    }

    @Then("the sequence numbers of the acknowledgements give the order of the stream")
    public void orderOfNumbers() {
        check(history.orderOfOffsets(markers(), Comparator.comparing(Long::valueOf)));
    }

    @Then("the batches of each writer are in the order in which it sent them")
    public void orderOfWriters() {
        check(history.orderOfWriters(markers()));
    }

    /** Runs the race and takes it into the model, where the acknowledgements must leave neither a gap nor an overlap. */
    private void race(int writers, int batches, BatchSize size, Consumer<AppendRace.Batch> onAcknowledged) {
        var stream = scene.subject();
        acknowledged = new AppendRace(scene, history).run(writers, batches, size, scene.random(), onAcknowledged);
        acknowledged.forEach(batch -> stream.appended(batch.records(), batch.ack()));
    }

    /** What was acknowledged is there for a reader that asks at once. */
    private void readBack(AppendRace.Batch batch) {
        var query = Query.from(batch.ack().start().seqNum())
                .with(Vocabulary.COUNT, batch.records().size());
        var within = scene.target().limits().answer();
        var answer = scene.client().bulk().read(scene.subject(), query.text(), Format.RAW, within);
        Answered.with(answer, "a read of a batch that was acknowledged", 200);
        var read =
                Documents.batch(Documents.object(answer.text(), "the answer to a read"), Format.RAW).records().stream()
                        .map(record -> record.body().text())
                        .toList();
        var expected = AppendRace.markers(batch.records());
        if (!read.equals(expected)) {
            throw new Broken("the batch that was acknowledged before, " + expected, String.valueOf(read));
        }
    }

    private List<String> markers() {
        return scene.reader().readAll(scene.subject(), 0).stream()
                .map(record -> record.body().text())
                .toList();
    }

    private static CompletableFuture<Void> beside(Runnable work) {
        return CompletableFuture.runAsync(work, Outcome.threads("race"));
    }

    private static void check(Optional<Violation> violation) {
        violation.ifPresent(found -> {
            throw new Broken(found.expected(), found.observed());
        });
    }
}
