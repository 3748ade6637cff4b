// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.producers;

import dev.tidemark.conformance.durablestreams.client.Markers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.history.History;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.target.Hooks.HookFailed;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotTested;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Section 5.2.1, concurrency and atomicity: appends that overtake each other, are repeated, and outlive the server. */
public final class ProducerRaceSteps {

    /** How many acknowledged appends are repeated after a crash, as by a producer that lost their answers. */
    private static final int REPEATED_AFTER_CRASH = 3;

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration COMES_BACK = Duration.ofSeconds(10);

    private final Scene scene;
    private final History history;
    private List<Response> answers = List.of();

    public ProducerRaceSteps(Scene scene, History history) {
        this.scene = scene;
        this.history = history;
    }

    @When("a producer sends sequences 0 to {int} at the same time and repeats what came too early")
    public void outOfOrder(int last) {
        race(1).sendAtOnce(last + 1);
    }

    @When("{int} producers send sequences 0 to {int} at the same time and repeat what came too early")
    public void outOfOrder(int producers, int last) {
        var running = new ArrayList<CompletableFuture<Void>>();
        for (int number = 1; number <= producers; number++) {
            var race = race(number);
            running.add(CompletableFuture.runAsync(() -> race.sendAtOnce(last + 1), Outcome.threads("producer")));
        }
        Outcome.all(running);
    }

    @When("{int} copies of one numbered append arrive at the same time")
    public void copies(int copies) {
        answers = race(1).sendCopies(0, copies);
        answers.forEach(answer -> scene.granted(answer, "a copy of a numbered append", 200, 204));
    }

    @When("a producer loses the connection after each of {int} appends and repeats it")
    public void brokenConnections(int appends) {
        var race = race(1);
        for (int sequence = 0; sequence < appends; sequence++) {
            race.sendTwiceOverBrokenConnection(sequence);
        }
    }

    /**
     * The producer goes on from its first unacknowledged append, but repeats the last acknowledged ones first: it cannot know what the server
     * had stored when the connection broke.
     */
    @When("the server is killed while a producer sends {int} appends, and it repeats its last ones")
    public void crash(int appends) throws HookFailed {
        var kill = scene.target()
                .hooks()
                .kill()
                .orElseThrow(() -> new NotTested("no kill hook given; supply hooks.kill in the profile"));
        for (int round = 1; round <= scene.examination().rounds(); round++) {
            var race = race(round);
            var sending =
                    CompletableFuture.supplyAsync(() -> sendUntilBroken(race, appends), Outcome.threads("producer"));
            var enough = (round - 1) * appends + appends / 3;
            var patience = Patience.of(scene.target().limits().answer(), PAUSE.dividedBy(20));
            while (patience.lasts() && history.acknowledged().size() < enough && !sending.isDone()) {
                // the kill comes in the middle
            }
            kill.run();
            var reached = Outcome.of(sending);
            for (int sequence = Math.max(0, reached - REPEATED_AFTER_CRASH); sequence < appends; sequence++) {
                race.repeated(sequence, answer(race, sequence));
            }
            scene.note("the server was killed after " + reached + " of " + appends + " numbered appends");
        }
    }

    @Then("one of them is acknowledged as new and all others as duplicates")
    public void oneIsNew() {
        var fresh = answers.stream().filter(answer -> answer.status() == 200).count();
        var duplicates =
                answers.stream().filter(answer -> answer.status() == 204).count();
        if (fresh != 1 || duplicates != answers.size() - 1) {
            throw new Broken(
                    "200 once and 204 " + (answers.size() - 1) + " times",
                    answers.stream().map(Response::status).sorted().toList().toString());
        }
    }

    @Then("the stream holds each numbered append once and in order")
    public void eachOnce() {
        var found = Markers.in(scene.reader().readAll(scene.subject(), null));
        var violation = history.exactlyOnce(found).or(() -> history.orderOfWriters(found));
        violation.ifPresent(broken -> {
            throw new Broken(broken.expected(), broken.observed());
        });
    }

    @Then("the stream holds the append once")
    public void once() {
        var found = Markers.in(scene.reader().readAll(scene.subject(), null));
        if (found.size() != 1) {
            throw new Broken("one message", found.toString());
        }
    }

    /** The first sequence number without an acknowledgement. */
    private static int sendUntilBroken(ProducerRace race, int appends) {
        for (int sequence = 0; sequence < appends; sequence++) {
            var answer = race.trySend(sequence);
            if (answer.isEmpty()) {
                return sequence;
            }
            race.repeated(sequence, answer.get());
        }
        return appends;
    }

    /** The answer after the crash; connections of the pool that died with the server break on their next use. */
    private Response answer(ProducerRace race, int sequence) {
        Optional<Response> answer = race.trySend(sequence);
        var patience = Patience.of(scene.examination().scaled(COMES_BACK), PAUSE);
        while (answer.isEmpty() && patience.lasts()) {
            answer = race.trySend(sequence);
        }
        return answer.orElseThrow(() -> new Broken("an answer after the restart", "broken connections only"));
    }

    private ProducerRace race(int number) {
        return new ProducerRace(scene, history, number);
    }
}
