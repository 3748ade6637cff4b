// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Span;
import dev.tidemark.conformance.wire.receiver.Delivery;
import dev.tidemark.conformance.wire.receiver.Inbox;
import dev.tidemark.conformance.wire.receiver.Reaction;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Section 7.1: how a receiver answers deliveries, and what becomes of those that failed. */
public final class ReceiverSteps {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final double JITTER = 0.2;

    private final Scene scene;
    private final SubscriptionScene subscriptions;
    private final CompletableFuture<Reaction.Answer> later = new CompletableFuture<>();
    private Inbox elsewhere;

    public ReceiverSteps(Scene scene, SubscriptionScene subscriptions) {
        this.scene = scene;
        this.subscriptions = subscriptions;
    }

    @Given("a receiver that is done at once")
    public void doneAtOnce() {
        subscriptions.inbox().usually(Reaction.Answer.json(200, "{\"done\": true}"));
    }

    @Given("a receiver that answers {string}")
    public void answers(String body) {
        subscriptions.inbox().usually(Reaction.Answer.json(200, body.replace('\'', '"')));
    }

    @Given("a receiver that takes its time with the first delivery")
    public void takesItsTime() {
        subscriptions.inbox().next(new Reaction.Later(later));
    }

    @When("a writer appends {int} message(s) to {string} before the receiver answers that it is done")
    public void appendBeforeItIsDone(int messages, String name) {
        subscriptions.append(name, messages);
        done();
    }

    private void done() {
        subscriptions.cause();
        later.complete(Reaction.Answer.json(200, "{\"done\": true}"));
    }

    @Given("a receiver that fails with {int}")
    public void fails(int status) {
        subscriptions.inbox().usually(Reaction.Answer.json(status, "{\"done\": true}"));
    }

    @Given("a receiver that hangs up")
    public void hangsUp() {
        subscriptions.inbox().usually(new Reaction.HangUp());
    }

    @Given("a receiver that fails with {int} the first {int} time(s)")
    public void failsFirst(int status, int times) {
        for (int i = 0; i < times; i++) {
            subscriptions.inbox().next(Reaction.Answer.json(status, "{}"));
        }
    }

    @Given("a receiver that redirects to an address that no webhook may have")
    public void redirects() {
        var receiver = Receivers.of(scene.examination());
        elsewhere =
                receiver.open(scene.examination().freshName(), scene.client().wire()::delivered);
        scene.atEnd(elsewhere::close);
        var refused = "http://0.0.0.0:" + receiver.port() + elsewhere.uri().getRawPath();
        subscriptions.inbox().usually(new Reaction.Answer(307, Map.of("Location", refused), ""));
    }

    @Then("nobody comes to that address")
    public void nobodyThere() {
        subscriptions.requireHere();
        scene.timing()
                .mustStaySilent(
                        scene.examination().scaled(FIRST_WAIT),
                        () -> !elsewhere.deliveries().isEmpty(),
                        () -> new Broken("no request to an address that no webhook may have", "one after a redirect"));
    }

    @Then("the delivery is tried {int} times, after waits that begin with a second and double")
    public void retried(int times) {
        var wait = FIRST_WAIT;
        var last = attempt(alarm().limit());
        for (int i = 1; i < times; i++) {
            var next = attempt(latest(wait).plus(alarm().limit()));
            var span = new Span(new Moment(last.arrived()), new Moment(next.arrived()));
            scene.timing().atLeast(span, scaled(wait, 1 - JITTER), "wait number " + i);
            scene.timing().atMost(span, latest(wait), "wait number " + i);
            last = next;
            wait = wait.multipliedBy(2);
        }
    }

    @Then("the delivery is tried {int} times")
    public void tried(int times) {
        var limit = FIRST_WAIT;
        for (int i = 0; i < times; i++) {
            attempt(limit.plus(alarm().limit()));
            limit = limit.multipliedBy(2);
        }
    }

    @Then("the delivery is tried again")
    public void triedAgain() {
        attempt(latest(FIRST_WAIT).plus(alarm().limit()));
    }

    @Then("attempt {int} comes when it was due")
    public void due(int attempt) {
        var deliveries = subscriptions.subscription().inbox.deliveries();
        var last = new Moment(deliveries.get(attempt - 2).arrived());
        var wait = FIRST_WAIT.multipliedBy(1L << (attempt - 2));
        var next = attempt(latest(wait).plus(scene.target().limits().answer()));
        var span = new Span(last, new Moment(next.arrived()));
        scene.timing().atLeast(span, scaled(wait, 1 - JITTER), "the wait before attempt " + attempt);
    }

    private Delivery attempt(Duration limit) {
        var subscription = subscriptions.subscription();
        alarm().next(limit);
        return subscription.inbox.deliveries().get(subscription.seen - 1);
    }

    private static Duration latest(Duration wait) {
        return scaled(wait, 1 + JITTER);
    }

    private static Duration scaled(Duration wait, double factor) {
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }

    private Alarm alarm() {
        return new Alarm(subscriptions, subscriptions.subscription());
    }
}
