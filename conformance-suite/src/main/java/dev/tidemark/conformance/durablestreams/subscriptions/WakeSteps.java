// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Span;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotTested;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Section 7: whether and when a worker is woken, and what it is told. */
public final class WakeSteps {

    private final Scene scene;
    private final SubscriptionScene subscriptions;
    private JsonNode sign;

    public WakeSteps(Scene scene, SubscriptionScene subscriptions) {
        this.scene = scene;
        this.subscriptions = subscriptions;
    }

    @Given("a worker that works on {int} message(s) of {string}")
    public void working(int messages, String name) {
        subscriptions.append(name, messages);
        woken();
        takes();
    }

    @Given("a worker that was done with {int} message(s) of {string}")
    public void worked(int messages, String name) {
        working(messages, name);
        done(subscriptions.subscription());
    }

    private void takes() {
        var subscription = subscriptions.subscription();
        if (subscription.isPull()) {
            scene.granted(worker().claim("worker-1"), "a claim", 200);
        }
    }

    @Then("the worker is woken")
    public void woken() {
        next(alarm().next());
    }

    @Then("the worker is woken anew")
    public void wokenAnew() {
        anew(alarm().next());
    }

    @Then("the worker is woken anew, if the server knows the subscription still")
    public void wokenIfKnown() {
        if (subscriptions.get().status() == 404) {
            throw new NotTested("the target has forgotten the subscription with the restart, so no wake can follow;"
                    + " give it a store that keeps subscriptions");
        }
        wokenAnew();
    }

    @Then("the worker is woken anew when its lease is over")
    public void wokenAfterLease() {
        var subscription = subscriptions.subscription();
        var from = subscription.cause;
        var lease = subscription.lease();
        var next = alarm().next(lease.plus(alarm().limit()));
        scene.timing().atLeast(new Span(from, next.noticed()), lease, "the lease");
        anew(next);
    }

    @Then("the worker is not woken")
    public void notWoken() {
        alarm().silent();
    }

    @Then("the worker is not woken within {int} s")
    public void notWoken(int seconds) {
        alarm().silent(scene.examination().scaled(Duration.ofSeconds(seconds)));
    }

    @Then("the wake lists just {paths}")
    public void listsJust(List<String> names) {
        var expected = names.stream().map(subscriptions::path).sorted().toList();
        Fields.same(
                "the streams of the wake",
                expected,
                wake().paths().stream().sorted().toList());
    }

    @Then("the wake names {string}")
    public void names(String name) {
        Fields.same("the stream of the wake event", subscriptions.path(name), Fields.text(sign, "stream"));
    }

    @Then("the wake shows work in {string} behind message {int}")
    public void work(String name, int message) {
        var stream = subscriptions.stream(name);
        var link = wake().linked(subscriptions.path(name));
        Fields.same("has_pending of " + name, true, Fields.flag(link, "has_pending"));
        Fields.same("acked_offset of " + name, stream.offset(message), Fields.text(link, "acked_offset"));
        Fields.same("tail_offset of " + name, stream.tail(), Fields.text(link, Vocabulary.MEMBER_TAIL_OFFSET));
    }

    @Then("the wake shows work in {string}")
    public void work(String name) {
        var link = wake().linked(subscriptions.path(name));
        Fields.same("has_pending of " + name, true, Fields.flag(link, "has_pending"));
        Fields.same(
                "tail_offset of " + name,
                subscriptions.stream(name).tail(),
                Fields.text(link, Vocabulary.MEMBER_TAIL_OFFSET));
    }

    @Then("the wake shows no work in {string}")
    public void noWork(String name) {
        wake().link(subscriptions.path(name)).ifPresent(link -> {
            var tail = subscriptions.stream(name).tail();
            Fields.same("has_pending of " + name, false, Fields.flag(link, "has_pending"));
            Fields.same("acked_offset of " + name, tail, Fields.text(link, "acked_offset"));
            Fields.same("tail_offset of " + name, tail, Fields.text(link, Vocabulary.MEMBER_TAIL_OFFSET));
        });
    }

    @Then("the delivery is a POST of all that a worker needs")
    public void complete() {
        var delivery = subscriptions.subscription().inbox.deliveries().get(subscriptions.subscription().seen - 1);
        Fields.same("the method", "POST", delivery.request().method());
        var type = delivery.request().header("Content-Type").orElse("none");
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new Broken("Content-Type: application/json", "Content-Type: " + type);
        }
        identified(wake());
        Fields.text(wake().document(), "callback_url");
        links(wake());
    }

    @Then("the claim hands over all that a worker needs")
    public void claimed() {
        Scene.expect(scene.answer(), "a claim", 200);
        Fields.same(
                "lease_ttl_ms",
                subscriptions.subscription().lease().toMillis(),
                Fields.count(wake().document(), "lease_ttl_ms"));
        links(wake());
    }

    @Then("the claim is of the generation of the event")
    public void sameGeneration() {
        Scene.expect(scene.answer(), "a claim", 200);
        Fields.same("the generation of the claim", Fields.count(sign, "generation"), wake().generation());
    }

    private void identified(Wake wake) {
        Fields.same(
                "subscription_id", subscriptions.subscription().id, Fields.text(wake.document(), "subscription_id"));
    }

    private static void links(Wake wake) {
        var links = Fields.list(wake.document(), "streams");
        if (links.isEmpty()) {
            throw new Broken("a wake with streams", wake.document().toString());
        }
        for (var link : links) {
            List.of("path", "link_type", "acked_offset", Vocabulary.MEMBER_TAIL_OFFSET)
                    .forEach(field -> Fields.text(link, field));
            Fields.flag(link, "has_pending");
        }
    }

    @Then("the wake event tells what, where, in which generation and when")
    public void event() {
        Fields.same("type", "wake", Fields.text(sign, "type"));
        Fields.same("subscription_id", subscriptions.subscription().id, Fields.text(sign, "subscription_id"));
        Fields.text(sign, "stream");
        Fields.count(sign, "generation");
        Fields.count(sign, "ts");
    }

    @Then("{int} wakes in a row have ids of their own and growing generations")
    public void identities(int wakes) {
        var subscription = subscriptions.subscription();
        var name = "a";
        var ids = new HashSet<String>();
        var generations = new ArrayList<Long>();
        for (int i = 0; i < wakes; i++) {
            working(1, name);
            identity(wake(), ids, generations);
            done(subscription);
        }
    }

    private static void identity(Wake wake, Set<String> ids, List<Long> generations) {
        if (!ids.add(wake.id())) {
            throw new Broken("a wake_id that is new", wake.id() + " again");
        }
        if (!generations.isEmpty() && wake.generation() <= generations.get(generations.size() - 1)) {
            throw new Broken("a generation above " + generations, String.valueOf(wake.generation()));
        }
        generations.add(wake.generation());
    }

    private void done(Subscription subscription) {
        var wake = subscription.wake();
        scene.granted(worker().ack(wake, Worker.everything(wake), true), "an ack", 200);
    }

    private void next(Alarm.Sign next) {
        sign = next.document();
        var subscription = subscriptions.subscription();
        if (!subscription.isPull()) {
            subscription.wakes.add(Wake.of(sign, "callback_token"));
        }
        subscription.generation = next.generation();
    }

    private void anew(Alarm.Sign next) {
        var subscription = subscriptions.subscription();
        if (next.generation() <= subscription.generation) {
            throw new Broken("a generation above " + subscription.generation, String.valueOf(next.generation()));
        }
        var ids = subscription.wakes.stream().map(Wake::id).toList();
        next(next);
        if (!subscription.isPull() && ids.contains(subscription.wake().id())) {
            throw new Broken("a wake_id that is new", subscription.wake().id() + " again");
        }
    }

    private Wake wake() {
        return subscriptions.subscription().wake();
    }

    private Worker worker() {
        return new Worker(subscriptions, subscriptions.subscription());
    }

    private Alarm alarm() {
        return new Alarm(subscriptions, subscriptions.subscription());
    }
}
