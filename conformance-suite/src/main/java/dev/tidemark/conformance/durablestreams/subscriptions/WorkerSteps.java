// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Sections 7.1 and 7.2: what workers ask for, and what they are answered. */
public final class WorkerSteps {

    private static final String FIRST = "worker-1";
    private static final String SECOND = "worker-2";
    private static final int HEARTBEATS_PER_LEASE = 2;
    private static final Duration AFTER_A_LEASE = Duration.ofMillis(600);

    private final Scene scene;
    private final SubscriptionScene subscriptions;
    private Runnable last = this::done;

    public WorkerSteps(Scene scene, SubscriptionScene subscriptions) {
        this.scene = scene;
        this.subscriptions = subscriptions;
    }

    @When("a worker claims the work")
    public void claim() {
        scene.answer(worker().claim(FIRST));
    }

    /** 200 for one, and for the others 409, ALREADY_CLAIMED, holder and generation. */
    @Then("of {int} workers that claim the work at the same time one has it and the others are told who")
    public void race(int workers) {
        var race = claims(workers);
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

    private List<Response> claims(int workers) {
        var subscription = subscriptions.subscription();
        var requests = new ArrayList<CompletableFuture<Response>>();
        for (int i = 1; i <= workers; i++) {
            var body = Fields.object().put("worker", "worker-" + i);
            requests.add(scene.client()
                    .wire()
                    .sendAsync(SubscriptionScene.request("POST", subscriptions.url(subscription, "claim"), body)));
        }
        return requests.stream().map(Outcome::of).toList();
    }

    @Then("{claimant} can claim the work")
    public void claimable(Claimant claimant) {
        claimant.claim.accept(this);
    }

    /** Who asks for work that another worker may have. */
    public enum Claimant {
        @Word(value = "another worker", means = "It is granted.")
        ANOTHER(WorkerSteps::free),
        @Word(value = "no other worker", means = "409, ALREADY_CLAIMED, the holder and the generation.")
        NO_OTHER(WorkerSteps::held);

        private final Consumer<WorkerSteps> claim;

        Claimant(Consumer<WorkerSteps> claim) {
            this.claim = claim;
        }
    }

    private void free() {
        scene.granted(worker().claim(SECOND), "a claim of what nobody has", 200);
    }

    private void held() {
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

    /** By callbacks where the subscription is delivered by webhooks, and by acks where it is pulled. An ack of nothing is a heartbeat. */
    @When("{who} acks {upTo}{end}")
    public void ack(Who worker, Map<String, String> upTo, End end) {
        var subscription = subscriptions.subscription();
        var wake = worker.wake(subscription);
        var lent = subscription.cause;
        last = () -> scene.answer(end.send(subscriptions, wake, upTo));
        last.run();
        subscription.refused = scene.answer().status() == 409 ? Optional.of(lent.span()) : Optional.empty();
    }

    /** Whose wake a request is made with. */
    public enum Who {
        @Word(value = "the worker", means = "It works on the wake that came last.")
        LAST {
            @Override
            Wake wake(Subscription subscription) {
                return subscription.wake();
            }
        },
        @Word(value = "the worker of the first wake", means = "With what that wake gave it.")
        FIRST {
            @Override
            Wake wake(Subscription subscription) {
                return subscription.wakes.get(0);
            }
        };

        abstract Wake wake(Subscription subscription);
    }

    /** What becomes of the work with an ack. */
    public enum End {
        @Word(value = "", means = "The worker goes on.")
        NONE {
            @Override
            Response send(SubscriptionScene subscriptions, Wake wake, Map<String, String> upTo) {
                return worker(subscriptions).ack(wake, upTo, false);
            }
        },
        @Word(value = " and is done", means = "done is true.")
        DONE {
            @Override
            Response send(SubscriptionScene subscriptions, Wake wake, Map<String, String> upTo) {
                return worker(subscriptions).ack(wake, upTo, true);
            }
        },
        @Word(
                value = " and is done, at the callback URL",
                means = "The same, sent to the callback_url of the delivery.")
        DONE_AT_CALLBACK_URL {
            @Override
            Response send(SubscriptionScene subscriptions, Wake wake, Map<String, String> upTo) {
                var url = URI.create(Fields.text(wake.document(), "callback_url"));
                var body = Worker.body(wake, upTo, true);
                return subscriptions.send("POST", url, body, "Authorization", "Bearer " + wake.token());
            }
        };

        abstract Response send(SubscriptionScene subscriptions, Wake wake, Map<String, String> upTo);

        private static Worker worker(SubscriptionScene subscriptions) {
            return new Worker(subscriptions, subscriptions.subscription());
        }
    }

    /** The last ack, or the one with which it was done. */
    /** 7.2: POST of the wake id and the generation to {@code release}, with the token. */
    @When("the worker repeats its last request")
    public void repeat() {
        last.run();
    }

    @When("the worker releases its work")
    public void release() {
        scene.answer(worker().release(subscriptions.subscription().wake()));
    }

    /** 200 and {@code {"ok": true, "next_wake": ...}}. */
    @Then("the ack is granted{more}")
    public void granted(More more) {
        more.check(granted());
    }

    /** What the answer to an ack says about further work. */
    public enum More {
        @Word(value = "", means = "Either.")
        EITHER {
            @Override
            void check(JsonNode answer) {
                // Its fields were looked at.
            }
        },
        @Word(value = " and says that there is more to do", means = "next_wake is true.")
        MORE {
            @Override
            void check(JsonNode answer) {
                Fields.same("next_wake", true, Fields.flag(answer, "next_wake"));
            }
        },
        @Word(value = " and says that there is no more to do", means = "next_wake is false.")
        NO_MORE {
            @Override
            void check(JsonNode answer) {
                Fields.same("next_wake", false, Fields.flag(answer, "next_wake"));
            }
        };

        abstract void check(JsonNode answer);
    }

    private JsonNode granted() {
        var answer = Scene.expect(scene.answer(), "an ack", 200);
        var document = Fields.document(answer.body(), "the answer to an ack");
        Fields.same("ok", true, Fields.flag(document, "ok"));
        Fields.flag(document, "next_wake");
        return document;
    }

    /** 409 and FENCED. */
    @Then("the request is fenced")
    public void fenced() {
        var answer = Scene.expect(scene.answer(), "a stale request", 409);
        var error = Fields.document(answer.body(), "a refusal").path("error");
        if (!error.path("code").asText().equals("FENCED")) {
            throw new Broken("error.code FENCED", Answers.summary(answer));
        }
    }

    /** All are granted; a machine too slow for that leaves it NOT TESTED. */
    /** Counted from the step on. */
    @Then("the worker keeps its work over {int} heartbeats, two in each lease")
    public void heartbeats(int count) {
        var subscription = subscriptions.subscription();
        var pause = subscription.lease().dividedBy(HEARTBEATS_PER_LEASE);
        for (int i = 0; i < count; i++) {
            var before = subscription.cause;
            Patience.awaitMoment(before.plus(pause));
            ack(Who.LAST, Map.of(), End.NONE);
            scene.timing().requireBefore(before.span(), subscription.lease());
            granted();
        }
    }

    @When("{int} ms pass")
    public void pass(int millis) {
        Patience.awaitMoment(Moment.now().plus(Duration.ofMillis(millis)));
    }

    /** Its time and 0.6 s have passed. */
    @When("the lease of the worker is over")
    public void leaseOver() {
        var subscription = subscriptions.subscription();
        var rest = subscription.lease().plus(scene.examination().scaled(AFTER_A_LEASE));
        Patience.awaitMoment(Moment.now().plus(rest));
    }

    /** An ack of the tail with done, or a release, that is right but for this. */
    @When("the worker sends its {action} for {string} with {mistake}")
    public void flawed(String action, String name, Mistake mistake) {
        var wake = subscriptions.subscription().wake();
        scene.answer(worker().send(mistake.in(subscriptions, action, wake, body(action, name, wake))));
    }

    /** What a worker asks for with a token: {@code ack}, {@code release} or {@code callback}. */
    /** The same request without the mistake: 200 or 204. */
    @ParameterType("ack|release|callback")
    public String action(String text) {
        return text;
    }

    @Then("the worker's own {action} for {string} is granted")
    public void own(String action, String name) {
        var wake = subscriptions.subscription().wake();
        var request = worker().request(action, wake, body(action, name, wake));
        scene.granted(worker().send(request), "a request without a flaw", 200, 204);
    }

    private ObjectNode body(String action, String name, Wake wake) {
        var tail = Map.of(subscriptions.path(name), subscriptions.stream(name).tail());
        return action.equals("release") ? Worker.identity(wake) : Worker.body(wake, tail, true);
    }

    /** A heartbeat is granted. */
    /** callback_url does not contain callback_token. */
    @Then("the worker has its work still")
    public void stillHeld() {
        var wake = subscriptions.subscription().wake();
        var answer =
                scene.granted(worker().ack(wake, Map.of(), false), "a heartbeat of the worker that has the work", 200);
        Fields.document(answer.body(), "the answer to an ack");
    }

    @Then("the callback URL holds no token")
    public void noTokenInUrl() {
        var wake = subscriptions.subscription().wake();
        var url = Fields.text(wake.document(), "callback_url");
        if (url.contains(wake.token())) {
            throw new Broken("a callback_url without the token", url);
        }
    }

    private void done() {
        var wake = subscriptions.subscription().wake();
        scene.answer(worker().ack(wake, Worker.everything(wake), true));
    }

    private Worker worker() {
        return new Worker(subscriptions, subscriptions.subscription());
    }
}
