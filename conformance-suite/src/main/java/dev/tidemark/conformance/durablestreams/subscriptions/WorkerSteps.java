// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sections 7.1 and 7.2: what workers ask for, and what they are answered. */
public final class WorkerSteps {

    private static final String FIRST = "worker-1";
    private static final String SECOND = "worker-2";
    private static final int HEARTBEATS_PER_LEASE = 2;
    private static final Duration AFTER_A_LEASE = Duration.ofMillis(600);

    private final Scene scene;
    private final SubscriptionScene subscriptions;
    private List<Response> race = List.of();
    private Map<String, String> lastAcks = Map.of();

    public WorkerSteps(Scene scene, SubscriptionScene subscriptions) {
        this.scene = scene;
        this.subscriptions = subscriptions;
    }

    @When("a worker claims the work")
    public void claim() {
        scene.answer(worker().claim(FIRST));
    }

    @When("{int} workers claim the work at the same time")
    public void race(int workers) {
        var subscription = subscriptions.subscription();
        var requests = new ArrayList<CompletableFuture<Response>>();
        for (int i = 1; i <= workers; i++) {
            var body = Fields.object().put("worker", "worker-" + i);
            requests.add(scene.client()
                    .wire()
                    .sendAsync(SubscriptionScene.request("POST", subscriptions.url(subscription, "claim"), body)));
        }
        race = requests.stream().map(Outcome::of).toList();
    }

    @Then("one of them has it and the others are told who")
    public void oneWinner() {
        var winners = new ArrayList<Integer>();
        for (int i = 0; i < race.size(); i++) {
            if (race.get(i).status() == 200) {
                winners.add(i);
            }
        }
        if (winners.isEmpty()) {
            scene.answer(race.get(0));
            scene.granted(scene.answer(), "a claim", 200);
        }
        Fields.same("how many workers have the work", 1, winners.size());
        var winner = winners.get(0);
        var wake = Wake.of(Fields.document(race.get(winner).body(), "a claim"), "token");
        for (int i = 0; i < race.size(); i++) {
            if (i != winner) {
                taken(race.get(i), "worker-" + (winner + 1), wake.generation());
            }
        }
    }

    @Then("no other worker can claim the work")
    public void held() {
        var subscription = subscriptions.subscription();
        if (subscription.wakes.isEmpty()) {
            Scene.expect(scene.answer(), "a claim", 200);
        }
        var wake = subscription.wake();
        var lent = subscription.cause;
        var answer = worker().claim(SECOND);
        if (answer.status() == 200) {
            scene.timing().requireBefore(lent.span(), subscription.lease());
        }
        taken(answer, FIRST, wake.generation());
    }

    private static void taken(Response answer, String holder, long generation) {
        Scene.expect(answer, "a claim of what another worker has", 409);
        var error = Fields.document(answer.body(), "a refusal").path("error");
        Fields.same("error.code", "ALREADY_CLAIMED", Fields.text(error, "code"));
        Fields.same("error.current_holder", holder, Fields.text(error, "current_holder"));
        Fields.same("error.generation", generation, Fields.count(error, "generation"));
    }

    @Then("another worker can claim the work")
    public void free() {
        scene.granted(worker().claim(SECOND), "a claim of what nobody has", 200);
    }

    @When("the worker acks {string}")
    public void heartbeat(String name) {
        ack(Map.of(subscriptions.path(name), subscriptions.stream(name).tail()), false);
    }

    @When("the worker acks {string} and is done")
    public void done(String name) {
        ack(Map.of(subscriptions.path(name), subscriptions.stream(name).tail()), true);
    }

    @When("the worker acks message {int} of {string}")
    public void heartbeat(int message, String name) {
        ack(Map.of(subscriptions.path(name), subscriptions.stream(name).offset(message)), false);
    }

    @When("the worker acks message {int} of {string} and is done")
    public void done(int message, String name) {
        ack(Map.of(subscriptions.path(name), subscriptions.stream(name).offset(message)), true);
    }

    @When("the worker is done without an ack")
    public void done() {
        ack(Map.of(), true);
    }

    @When("the worker sends a heartbeat")
    public void heartbeat() {
        ack(Map.of(), false);
    }

    @Given("the worker was done with {string}")
    public void wasDone(String name) {
        done(name);
        scene.granted(scene.answer(), "an ack", 200);
    }

    @When("the worker of the first wake acks {string} and is done")
    public void lateDone(String name) {
        var first = subscriptions.subscription().wakes.get(0);
        scene.answer(worker().ack(
                        first,
                        Map.of(
                                subscriptions.path(name),
                                subscriptions.stream(name).tail()),
                        true));
    }

    @When("the worker calls back where the delivery says, acks {string} and is done")
    public void callBack(String name) {
        var wake = subscriptions.subscription().wake();
        var url = URI.create(Fields.text(wake.document(), "callback_url"));
        var body = Worker.body(
                wake,
                Map.of(subscriptions.path(name), subscriptions.stream(name).tail()),
                true);
        scene.answer(subscriptions.send("POST", url, body, "Authorization", "Bearer " + wake.token()));
    }

    private void ack(Map<String, String> offsets, boolean done) {
        lastAcks = offsets;
        scene.answer(worker().ack(subscriptions.subscription().wake(), offsets, done));
    }

    @When("the worker repeats its last request")
    public void repeat() {
        ack(lastAcks, true);
    }

    @When("the worker releases its work")
    public void release() {
        scene.answer(worker().release(subscriptions.subscription().wake()));
    }

    @Then("the release is granted")
    public void released() {
        Scene.expect(scene.answer(), "a release", 204);
    }

    @Then("the ack is granted")
    public void acked() {
        granted();
    }

    @Then("the ack is granted and says that there is more to do")
    public void more() {
        Fields.same("next_wake", true, Fields.flag(granted(), "next_wake"));
    }

    @Then("the ack is granted and says that there is no more to do")
    public void noMore() {
        Fields.same("next_wake", false, Fields.flag(granted(), "next_wake"));
    }

    private JsonNode granted() {
        var answer = Scene.expect(scene.answer(), "an ack", 200);
        var document = Fields.document(answer.body(), "the answer to an ack");
        Fields.same("ok", true, Fields.flag(document, "ok"));
        Fields.flag(document, "next_wake");
        return document;
    }

    @Then("the request is fenced")
    public void fenced() {
        var answer = Scene.expect(scene.answer(), "a stale request", 409);
        var error = Fields.document(answer.body(), "a refusal").path("error");
        if (!error.path("code").asText().equals("FENCED")) {
            throw new Broken("error.code FENCED", Answers.summary(answer));
        }
    }

    @Then("the worker keeps its work over {int} heartbeats, two in each lease")
    public void heartbeats(int count) {
        var subscription = subscriptions.subscription();
        var pause = subscription.lease().dividedBy(HEARTBEATS_PER_LEASE);
        for (int i = 0; i < count; i++) {
            var before = subscription.cause;
            Patience.awaitMoment(before.plus(pause));
            ack(Map.of(), false);
            scene.timing().requireBefore(before.span(), subscription.lease());
            granted();
        }
    }

    @When("{int} ms pass")
    public void pass(int millis) {
        Patience.awaitMoment(Moment.now().plus(Duration.ofMillis(millis)));
    }

    @When("the lease of the worker is over")
    public void leaseOver() {
        var subscription = subscriptions.subscription();
        var rest = subscription.lease().plus(scene.examination().scaled(AFTER_A_LEASE));
        Patience.awaitMoment(Moment.now().plus(rest));
    }

    private Worker worker() {
        return new Worker(subscriptions, subscriptions.subscription());
    }
}
