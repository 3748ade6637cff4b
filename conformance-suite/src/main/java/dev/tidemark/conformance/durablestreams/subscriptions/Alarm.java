// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.MachineTooSlow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Waits for the wakes of a subscription, or for none: for webhooks at the receiver, for wake events on the wake stream. */
final class Alarm {

    /** How long nothing has to come where nothing may come; what comes late is not seen. */
    private static final Duration QUIET = Duration.ofMillis(900);

    private static final Duration PAUSE = Duration.ofMillis(40);

    private final SubscriptionScene scene;
    private final Subscription subscription;

    /**
     * A sign that there is work.
     *
     * @param document the body of a delivery, or an event of the wake stream
     * @param noticed when it was there at the latest
     */
    record Sign(JsonNode document, Moment noticed) {
        long generation() {
            return Fields.count(document, "generation");
        }
    }

    Alarm(SubscriptionScene scene, Subscription subscription) {
        this.scene = scene;
        this.subscription = subscription;
    }

    /** How long after its cause a wake may come. */
    Duration limit() {
        return scene.scene().target().limits().webhook();
    }

    /** The next sign, which has to come within this time of its cause. */
    Sign next(Duration limit) {
        return subscription.isPull() ? event(limit) : delivery(limit);
    }

    Sign next() {
        return next(limit());
    }

    /** Nothing comes, unless a lease ended meanwhile because this machine was slow. */
    void silent() {
        var lent = subscription.cause;
        silent(
                scene.scene().examination().scaled(QUIET),
                () -> scene.scene().timing().requireBefore(lent.span(), subscription.lease()));
    }

    /** Nothing comes, whatever ends meanwhile. */
    void silent(Duration time) {
        silent(time, () -> {});
    }

    /** @param known throws when nothing can be said of a wake */
    private void silent(Duration time, Runnable known) {
        if (subscription.isPull()) {
            Patience.awaitMoment(Moment.now().plus(time));
            nothingMore(known);
            return;
        }
        scene.requireHere();
        scene.scene().timing().mustStaySilent(time, this::isDelivered, () -> {
            known.run();
            return unwanted(document(subscription.seen));
        });
    }

    /** Nothing has come by now beyond what was looked at. */
    void nothingMore() {
        nothingMore(() -> {});
    }

    private void nothingMore(Runnable known) {
        if (subscription.isPull()) {
            subscription.unread.addAll(events());
            if (!subscription.unread.isEmpty()) {
                known.run();
                throw unwanted(subscription.unread.peek());
            }
        } else if (isDelivered()) {
            throw unwanted(document(subscription.seen));
        }
    }

    private static Broken unwanted(JsonNode wake) {
        return new Broken("no wake", "one: " + wake);
    }

    private Sign delivery(Duration limit) {
        scene.requireHere();
        var cause = Moment.now();
        try {
            scene.scene()
                    .timing()
                    .mustArrive(
                            cause,
                            limit,
                            this::isDelivered,
                            "a webhook within " + limit.toMillis() + " ms",
                            () -> "none; " + subscription.seen + " came before");
        } catch (Broken missing) {
            if (limit.equals(limit())) {
                requireMissing(cause);
            }
            throw missing;
        }
        var number = subscription.seen++;
        return new Sign(
                document(number),
                new Moment(subscription.inbox.deliveries().get(number).arrived()));
    }

    private boolean isDelivered() {
        return subscription.inbox.deliveries().size() > subscription.seen;
    }

    /** No rule says how soon work that is there is told: a webhook that comes late was only slow. What has a time of its own is another matter. */
    private void requireMissing(Moment cause) {
        var patience = Patience.until(cause.plus(limit().multipliedBy(2)), PAUSE);
        while (patience.lasts()) {
            if (isDelivered()) {
                throw new MachineTooSlow("the webhook came, but only after "
                        + cause.span().millis() + " ms; limits.webhook of the profile says how long it may take");
            }
        }
    }

    private JsonNode document(int number) {
        return Fields.document(
                subscription.inbox.deliveries().get(number).request().body(), "a delivery");
    }

    private Sign event(Duration limit) {
        var begun = Moment.now();
        var patience = Patience.of(limit, PAUSE);
        while (subscription.unread.isEmpty() && patience.lasts()) {
            subscription.unread.addAll(events());
        }
        if (subscription.unread.isEmpty()) {
            scene.scene()
                    .timing()
                    .late(
                            begun.span(),
                            limit,
                            new Broken(
                                    "an event on the wake stream within " + limit.toMillis() + " ms",
                                    "none; " + subscription.seen + " came before"));
        }
        subscription.seen++;
        return new Sign(subscription.unread.poll(), Moment.now());
    }

    /** What the wake stream holds behind what was read of it. */
    private List<JsonNode> events() {
        var within = scene.scene().target().limits().answer();
        var uri = subscription.wakeStream.uri();
        var answer = Scene.expect(
                scene.scene().client().bulk().read(uri, subscription.position, Mode.CATCH_UP, within),
                "a read of the wake stream",
                200);
        subscription.position = Answers.nextOffset(answer);
        var events = new ArrayList<JsonNode>();
        Fields.messages(answer.body(), "the wake stream").forEach(events::add);
        return events;
    }
}
