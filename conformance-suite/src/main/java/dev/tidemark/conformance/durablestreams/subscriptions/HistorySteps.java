// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Section 7 as a whole: what happens to a subscription in a random order is compared with a {@link Ledger} after each thing. */
public final class HistorySteps {

    private static final int MOST_EXPIRIES = 2;
    private static final int MOST_MESSAGES = 3;

    private final Scene scene;
    private final SubscriptionScene subscriptions;
    private final List<String> history = new ArrayList<>();
    private Ledger ledger;
    private Random random;
    private Moment lent;
    private int expiries;

    /** How many of the wakes were those of a subscription that was deleted. */
    private int before;

    public HistorySteps(Scene scene, SubscriptionScene subscriptions) {
        this.scene = scene;
        this.subscriptions = subscriptions;
    }

    /**
     * Appends, claims, acks, releases, late and wrong requests, leases that end, confirmations, deletions,
     * compared with a model after each; seed and history are noted.
     */
    @Then(
            "{int} things that happen in a random order to its streams {paths} and its workers leave it as the rules have it")
    public void happen(int things, List<String> streams) {
        ledger = new Ledger(streams);
        random = scene.random();
        try {
            for (int i = 0; i < things; i++) {
                try {
                    happen();
                    compare();
                } catch (Broken finding) {
                    requireLeased();
                    throw finding;
                }
            }
        } finally {
            scene.note("seed " + scene.examination().seed() + ", history: " + String.join(", ", history));
        }
    }

    private void happen() {
        switch (ledger.state()) {
            case IDLE -> one(this::append, this::append, this::append, this::late, this::confirm, this::renew);
            case ANNOUNCED -> one(this::claim, this::claim, this::append, this::late, this::confirm);
            case HELD -> held();
        }
    }

    /** What happens behind the end of a lease that this machine was too slow for says nothing. */
    private void requireLeased() {
        if (ledger.state() == Ledger.State.HELD) {
            scene.timing().requireBefore(lent.span(), subscription().lease());
        }
    }

    private void held() {
        requireLeased();
        if (subscription().isPull()) {
            one(
                    this::append,
                    this::heartbeat,
                    this::done,
                    this::doneWithAll,
                    this::late,
                    this::wrong,
                    this::expire,
                    this::release,
                    this::claimInVain);
        } else {
            one(this::append, this::heartbeat, this::done, this::doneWithAll, this::late, this::wrong, this::expire);
        }
    }

    private void one(Runnable... choices) {
        choices[random.nextInt(choices.length)].run();
    }

    private void append() {
        var streams = ledger.streams();
        var stream = streams.get(random.nextInt(streams.size()));
        var messages = 1 + random.nextInt(MOST_MESSAGES);
        tell("append " + messages + " to " + stream);
        if (ledger.state() == Ledger.State.IDLE) {
            // One alone, so that what the wake shows is known.
            append(stream, 1);
            woken();
        } else {
            append(stream, messages);
        }
    }

    private void append(String stream, int messages) {
        subscriptions.append(stream, messages);
        ledger.appended(stream, messages);
    }

    /** The next wake comes, in a generation of its own. */
    private void woken() {
        var subscription = subscription();
        var sign = new Alarm(subscriptions, subscription).next();
        if (sign.generation() <= subscription.generation) {
            throw new Broken("a generation above " + subscription.generation, String.valueOf(sign.generation()));
        }
        subscription.generation = sign.generation();
        tell("woken in generation " + sign.generation());
        if (subscription.isPull()) {
            ledger.announced();
        } else {
            lent = subscription.cause;
            taken(Wake.of(sign.document(), "callback_token"));
        }
    }

    private void claim() {
        lent = Moment.now();
        var answer = scene.granted(worker().claim("worker-1"), "a claim", 200);
        taken(Wake.of(Fields.document(answer.body(), "a claim"), "token"));
    }

    /** What the worker is shown is what there is. */
    private void taken(Wake wake) {
        var subscription = subscription();
        if (subscription.wakes.stream()
                        .filter(before -> before.id().equals(wake.id()))
                        .count()
                > (subscription.isPull() ? 1 : 0)) {
            throw new Broken("a wake_id that is new", wake.id() + " again");
        }
        if (!subscription.isPull()) {
            subscription.wakes.add(wake);
        }
        ledger.taken();
        for (var stream : ledger.streams()) {
            var link = wake.linked(subscriptions.path(stream));
            Fields.same("has_pending of " + stream, ledger.isPending(stream), Fields.flag(link, "has_pending"));
            cursor(stream, link);
        }
    }

    private void heartbeat() {
        var part = ledger.part(random);
        tell("heartbeat with " + part);
        lent = Moment.now();
        acked(part, false);
    }

    private void done() {
        var part = ledger.part(random);
        tell("done with " + part);
        acked(part, true);
    }

    private void doneWithAll() {
        tell("done with all");
        acked(ledger.all(), true);
    }

    private void acked(Map<String, Integer> part, boolean done) {
        var answer = scene.granted(worker().ack(subscription().wake(), offsets(part), done), "an ack", 200);
        ledger.ack(part);
        if (done) {
            var document = Fields.document(answer.body(), "the answer to an ack");
            Fields.same("next_wake", ledger.isPending(), Fields.flag(document, "next_wake"));
            freed();
        }
    }

    private void release() {
        tell("release");
        scene.granted(worker().release(subscription().wake()), "a release", 204);
        freed();
    }

    private void expire() {
        if (expiries == MOST_EXPIRIES || !ledger.isPending()) {
            return;
        }
        expiries++;
        tell("lease over");
        var subscription = subscription();
        subscription.cause = Moment.now();
        ledger.freed();
        var sign = new Alarm(subscriptions, subscription)
                .next(subscription.lease().plus(scene.target().limits().webhook()));
        if (sign.generation() <= subscription.generation) {
            throw new Broken("a generation above " + subscription.generation, String.valueOf(sign.generation()));
        }
        subscription.generation = sign.generation();
        if (subscription.isPull()) {
            ledger.announced();
        } else {
            lent = sign.noticed();
            taken(Wake.of(sign.document(), "callback_token"));
        }
    }

    private void freed() {
        ledger.freed();
        if (ledger.isPending()) {
            woken();
        }
    }

    /** A request for a wake that is over is fenced and moves nothing. */
    private void late() {
        var wakes = subscription().wakes;
        var over = wakes.size() - (ledger.state() == Ledger.State.HELD ? 1 : 0);
        if (over > 0) {
            var which = random.nextInt(over);
            tell("late ack");
            var status = worker().ack(wakes.get(which), tails(), true).status();
            if (which < before) {
                // A token of a subscription that was deleted is stale or not valid at all.
                refused(status);
            } else {
                conflict(status);
            }
        }
    }

    /** A request in another generation is refused and moves nothing. */
    private void wrong() {
        tell("ack in the next generation");
        var wake = subscription().wake();
        var other = new Wake(wake.id(), wake.generation() + 1, wake.token(), wake.document());
        refused(worker().ack(other, tails(), true).status());
    }

    private void claimInVain() {
        tell("claim of another worker");
        conflict(worker().claim("worker-2").status());
    }

    private void conflict(int status) {
        Fields.same("the status of the refusal after " + last(), 409, status);
    }

    private void refused(int status) {
        if (status / 100 != 4) {
            throw new Broken("a refusal (4xx) after " + last(), "status " + status);
        }
    }

    private void confirm() {
        tell("asked for again");
        var subscription = subscription();
        scene.granted(subscriptions.put(subscription.id, subscription.config), "a confirmation", 200);
    }

    /** Deleted and made again: at the tails, with nothing known of before. */
    private void renew() {
        tell("deleted and made again");
        var old = subscription();
        scene.granted(subscriptions.delete(), "a deletion", 204);
        scene.granted(subscriptions.put(old.id, old.config), "the creation of a subscription", 201);
        old.generation = 0;
        before = old.wakes.size();
        ledger.renewed();
    }

    /** No cursor is elsewhere, and nobody was woken who should not have been. */
    private void compare() {
        for (var stream : ledger.streams()) {
            cursor(stream, subscriptions.link(stream).orElseThrow(() -> new Broken("a link to " + stream, "none")));
        }
        new Alarm(subscriptions, subscription()).nothingMore();
    }

    private void cursor(String stream, JsonNode link) {
        var offset = subscriptions.stream(stream).offset(ledger.cursor(stream));
        Fields.same("the cursor of " + stream + " after " + last(), offset, Fields.text(link, "acked_offset"));
    }

    private Map<String, String> offsets(Map<String, Integer> positions) {
        var offsets = new LinkedHashMap<String, String>();
        positions.forEach((stream, position) -> offsets.put(
                subscriptions.path(stream), subscriptions.stream(stream).offset(position)));
        return offsets;
    }

    private Map<String, String> tails() {
        var tails = new LinkedHashMap<String, String>();
        ledger.streams()
                .forEach(stream -> tails.put(
                        subscriptions.path(stream), subscriptions.stream(stream).tail()));
        return tails;
    }

    private String last() {
        return history.isEmpty() ? "nothing" : history.get(history.size() - 1);
    }

    private void tell(String what) {
        history.add(what);
    }

    private Subscription subscription() {
        return subscriptions.subscription();
    }

    private Worker worker() {
        return new Worker(subscriptions, subscription());
    }
}
