// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.producers;

import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.grammar.Word;
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
import java.util.Collections;
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

    public ProducerRaceSteps(Scene scene, History history) {
        this.scene = scene;
        this.history = history;
    }

    /** Numbered from 0 in epoch 0. */
    @When("{int} producer(s) append(s) {int} messages( each){mishap}")
    public void append(int producers, int messages, Mishap mishap) throws HookFailed {
        mishap.run(this, producers, messages);
    }

    /** What befalls numbered appends. */
    public enum Mishap {
        @Word(
                value = " at the same time, repeating what came too early",
                means = "Again at the same time; every round has to bring in the next number.")
        OVERTAKING {
            @Override
            void run(ProducerRaceSteps steps, int producers, int messages) {
                steps.outOfOrder(producers, messages);
            }
        },
        @Word(
                value = ", loses the connection after each and repeats it",
                means = "The client hangs up before the answer.")
        BROKEN_CONNECTIONS {
            @Override
            void run(ProducerRaceSteps steps, int producers, int messages) {
                steps.brokenConnections(messages);
            }
        },
        @Word(
                value = " until the server is killed, repeats its last ones and goes on",
                means =
                        "After a third of the acknowledgements; then the server is started again, and the last three acknowledged ones are"
                                + " repeated before the rest. tidemark.rounds repeats it.")
        CRASH {
            @Override
            void run(ProducerRaceSteps steps, int producers, int messages) throws HookFailed {
                steps.crash(messages);
            }
        };

        abstract void run(ProducerRaceSteps steps, int producers, int messages) throws HookFailed;
    }

    private void outOfOrder(int producers, int messages) {
        var running = new ArrayList<CompletableFuture<Void>>();
        for (int number = 1; number <= producers; number++) {
            var race = race(number);
            running.add(CompletableFuture.runAsync(() -> race.sendAtOnce(messages), Outcome.threads("producer")));
        }
        Outcome.all(running);
    }

    private void brokenConnections(int appends) {
        var race = race(1);
        for (int sequence = 0; sequence < appends; sequence++) {
            race.sendTwiceOverBrokenConnection(sequence);
        }
    }

    /**
     * The producer goes on from its first unacknowledged append, but repeats the last acknowledged ones first: it cannot know what the server
     * had stored when the connection broke.
     */
    private void crash(int appends) throws HookFailed {
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

    /** 200 once, and 204 for each of the others. */
    @Then("of {int} copies of one append at the same time one is acknowledged as new and all others as duplicates")
    public void oneIsNew(int copies) {
        var race = race(1);
        var answers = race.sendCopies(0, copies);
        answers.forEach(answer -> race.repeated(0, answer));
        var statuses = answers.stream().map(Response::status).sorted().toList();
        if (Collections.frequency(statuses, 200) != 1 || Collections.frequency(statuses, 204) != copies - 1) {
            throw new Broken("200 once and 204 " + (copies - 1) + " times", statuses.toString());
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
