// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
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
import java.util.function.Consumer;

/** Section 7: whether and when a worker is woken, and what it is told. */
public final class WakeSteps {

    private static final Duration LONG = Duration.ofSeconds(3);

    private final Scene scene;
    private final SubscriptionScene subscriptions;

    public WakeSteps(Scene scene, SubscriptionScene subscriptions) {
        this.scene = scene;
        this.subscriptions = subscriptions;
    }

    /** Messages are appended, and the worker is woken and, where the work is pulled, claims it; it acks what it was shown where it was done. */
    @Given("a worker that {deed} {int} message(s) of {string}")
    public void worker(Deed deed, int messages, String name) {
        work(messages, name);
        if (deed == Deed.DONE) {
            done();
        }
    }

    /** How far a worker has come. */
    public enum Deed {
        @Word(value = "works on", means = "The work is its own.")
        WORKING,
        @Word(
                value = "was done with",
                means = "It acked the tails of what the wake showed, with done, and that was granted.")
        DONE
    }

    private void work(int messages, String name) {
        subscriptions.append(name, messages);
        next(alarm().next());
        if (subscriptions.subscription().isPull()) {
            scene.granted(worker().claim("worker-1"), "a claim", 200);
        }
    }

    private void done() {
        var worker = worker();
        scene.granted(worker.ack(wake(), Worker.everything(wake()), true), "an ack", 200);
    }

    /** A delivery, or an event on the wake stream, that was not looked at yet. */
    @Then("the worker is woken{again}")
    public void woken(Again again) {
        again.await(this);
    }

    /** What a wake is compared with. */
    public enum Again {
        @Word(value = "", means = "Within limits.webhook.")
        AT_ALL {
            @Override
            void await(WakeSteps steps) {
                steps.next(steps.alarm().next());
            }
        },
        @Word(value = " anew", means = "The same, with a higher generation and, in a delivery, another wake_id.")
        ANEW {
            @Override
            void await(WakeSteps steps) {
                steps.anew(steps.alarm().next());
            }
        },
        @Word(value = " anew when its lease is over", means = "The same, and not before the lease is over.")
        AFTER_LEASE {
            @Override
            void await(WakeSteps steps) {
                steps.awaitEndOfLease();
            }
        },
        @Word(
                value = " anew, if the server knows the subscription still",
                means = "The same; NOT TESTED where it has forgotten it.")
        IF_KNOWN {
            @Override
            void await(WakeSteps steps) {
                steps.requireKnown();
                ANEW.await(steps);
            }
        };

        abstract void await(WakeSteps steps);
    }

    private void requireKnown() {
        if (subscriptions.get().status() == 404) {
            throw new NotTested("the target has forgotten the subscription with the restart, so no wake can follow;"
                    + " give it a store that keeps subscriptions");
        }
    }

    private void awaitEndOfLease() {
        var subscription = subscriptions.subscription();
        var from = subscription.cause;
        var lease = subscription.lease();
        // A request that was to extend the lease may have come too late for that.
        subscription.refused.ifPresent(span -> scene.timing().requireBefore(span, lease));
        var next = alarm().next(lease.plus(alarm().limit()));
        scene.timing().atLeast(new Span(from, next.noticed()), lease, "the lease");
        anew(next);
    }

    @Then("the worker is not woken{silence}")
    public void notWoken(Silence silence) {
        if (silence == Silence.SHORT) {
            alarm().silent();
        } else {
            alarm().silent(scene.examination().scaled(LONG));
        }
    }

    /** How long nothing comes. */
    public enum Silence {
        @Word(
                value = "",
                means = "For 0.9 s; a lease that ended meanwhile because this machine was slow decides nothing.")
        SHORT,
        @Word(value = " for three seconds", means = "Whatever ends meanwhile.")
        LONG
    }

    /** The delivery or the claim. */
    @Then("the wake shows {pending}")
    public void shows(SubscriptionWords.Pending pending) {
        var path = subscriptions.path(pending.stream());
        if (pending.isThere()) {
            work(pending, wake().linked(path));
        } else {
            wake().link(path).ifPresent(link -> noWork(pending.stream(), link));
        }
    }

    private void work(SubscriptionWords.Pending pending, JsonNode link) {
        var name = pending.stream();
        var stream = subscriptions.stream(name);
        Fields.same("has_pending of " + name, true, Fields.flag(link, "has_pending"));
        pending.cursor()
                .ifPresent(last ->
                        Fields.same("acked_offset of " + name, stream.offset(last), Fields.text(link, "acked_offset")));
        Fields.same("tail_offset of " + name, stream.tail(), Fields.text(link, Vocabulary.MEMBER_TAIL_OFFSET));
    }

    private void noWork(String name, JsonNode link) {
        var tail = subscriptions.stream(name).tail();
        Fields.same("has_pending of " + name, false, Fields.flag(link, "has_pending"));
        Fields.same("acked_offset of " + name, tail, Fields.text(link, "acked_offset"));
        Fields.same("tail_offset of " + name, tail, Fields.text(link, Vocabulary.MEMBER_TAIL_OFFSET));
    }

    /** All fields are there, of the right types. */
    /** 200, with the generation that the wake event named. */
    @Then("{handover} has all that a worker needs")
    public void complete(Handover handover) {
        handover.check.accept(this);
    }

    /** What tells a worker of its work. */
    public enum Handover {
        @Word(value = "the delivery", means = "A POST of JSON with the fields of 7.1.")
        DELIVERY(WakeSteps::delivery),
        @Word(value = "the claim", means = "200 and the fields of 7.2.")
        CLAIM(WakeSteps::claim),
        @Word(value = "the wake event", means = "What, where, in which generation and when: the fields of 7.2.")
        EVENT(WakeSteps::event);

        private final Consumer<WakeSteps> check;

        Handover(Consumer<WakeSteps> check) {
            this.check = check;
        }
    }

    private void delivery() {
        var delivery = subscriptions.subscription().inbox.deliveries().get(subscriptions.subscription().seen - 1);
        Fields.same("the method", "POST", delivery.request().method());
        var type = delivery.request().header("Content-Type").orElse("none");
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new Broken("Content-Type: application/json", "Content-Type: " + type);
        }
        Fields.same(
                "subscription_id", subscriptions.subscription().id, Fields.text(wake().document(), "subscription_id"));
        Fields.text(wake().document(), "callback_url");
        links(wake());
    }

    private void claim() {
        Scene.expect(scene.answer(), "a claim", 200);
        Fields.same(
                "lease_ttl_ms",
                subscriptions.subscription().lease().toMillis(),
                Fields.count(wake().document(), "lease_ttl_ms"));
        links(wake());
    }

    private void event() {
        Fields.same("type", "wake", Fields.text(sign(), "type"));
        Fields.same("subscription_id", subscriptions.subscription().id, Fields.text(sign(), "subscription_id"));
        Fields.text(sign(), "stream");
        Fields.count(sign(), "generation");
        Fields.count(sign(), "ts");
    }

    @Then("the claim is of the generation of the event")
    public void sameGeneration() {
        Scene.expect(scene.answer(), "a claim", 200);
        Fields.same("the generation of the claim", Fields.count(sign(), "generation"), wake().generation());
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

    /** Of appends to "a", each done before the next one. */
    @Then("{int} wakes in a row have ids of their own and growing generations")
    public void identities(int wakes) {
        var ids = new HashSet<String>();
        var generations = new ArrayList<Long>();
        for (int i = 0; i < wakes; i++) {
            work(1, "a");
            identity(wake(), ids, generations);
            done();
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

    private void next(Alarm.Sign next) {
        var sign = next.document();
        subscriptions.subscription().sign = sign;
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

    private JsonNode sign() {
        return subscriptions.subscription().sign;
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
