// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.history.History;
import dev.tidemark.conformance.s2.client.AppendRace;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.BatchSize;
import dev.tidemark.conformance.s2.model.Conditions;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Conditional appends while others append too. */
public final class ConditionRaceSteps {

    /** Refusals while others append. */
    private static final int MOST_CHECKS = 100_000;

    private final Scene scene;
    private final History history;

    public ConditionRaceSteps(Scene scene, History history) {
        this.scene = scene;
        this.history = history;
    }

    @When(
            "{int} writers send a record that expects the tail at the same time, for {int} round(s), and one succeeds in each")
    public void race(int writers, int rounds) {
        for (int round = 0; round < rounds; round++) {
            race("round " + round + " writer ", writers);
        }
    }

    private void race(String name, int writers) {
        var stream = scene.subject();
        var expected = Conditions.seqNum(stream.tail().seqNum());
        var records = IntStream.range(0, writers)
                .mapToObj(writer -> List.of(NewRecord.of(name + writer)))
                .toList();
        var answers = new ArrayList<CompletableFuture<Response>>();
        records.forEach(record ->
                answers.add(scene.client().wire().sendAsync(ConditionSteps.request(stream, record, expected))));
        var accepted = new ArrayList<Integer>();
        for (int writer = 0; writer < writers; writer++) {
            var answer = Answered.with(Outcome.of(answers.get(writer)), "a conditional append", 200, 412);
            if (answer.status() == 200) {
                accepted.add(writer);
            }
        }
        if (accepted.size() != 1) {
            throw new Broken("one of " + writers + " appends accepted", accepted.size() + " accepted");
        }
        var winner = accepted.get(0);
        scene.writer().acknowledged(stream, records.get(winner), Outcome.of(answers.get(winner)));
    }

    @When(
            "a writer expects the sequence number 0 and checks the tail after each refusal while {int} writers append {int} batches of {size} each")
    public void refusedDuringRace(int writers, int batches, BatchSize size) {
        var stream = scene.subject();
        var random = scene.random();
        var writing = new AppendRace(scene, history);
        var race = CompletableFuture.supplyAsync(
                () -> writing.run(writers, batches, size, random, batch -> {}), Outcome.threads("race"));
        var pursuit = scene.pursuit("a race", stream, MOST_CHECKS);
        while (pursuit.goesOn() && !race.isDone()) {
            var request = ConditionSteps.request(stream, List.of(NewRecord.of("late")), Conditions.seqNum(0));
            var refusal =
                    Answered.with(scene.client().bulk().send(request), "an append that expects the first record", 412);
            var named = Documents.number(
                    Documents.object(refusal.text(), "the refusal"), Vocabulary.MEMBER_SEQ_NUM_MISMATCH);
            var tail = scene.reader().tail(stream);
            if (tail.seqNum() < named) {
                throw new Broken("a tail of at least " + named + ", which a refusal has named", "the tail: " + tail);
            }
        }
        Outcome.of(race).forEach(batch -> stream.appended(batch.records(), batch.ack()));
    }

    @When("a writer fences the stream {int} times, and another one is refused with the old token after each")
    public void fences(int count) {
        var stream = scene.subject();
        var old = "";
        for (int i = 0; i < count; i++) {
            var token = "token " + i;
            scene.writer().append(stream, List.of(NewRecord.fence(token)));
            var request = ConditionSteps.request(stream, List.of(NewRecord.of("late")), Conditions.token(old));
            scene.granted(scene.client().send(request), "an append with the token before the last fence", 412);
            old = token;
        }
    }
}
