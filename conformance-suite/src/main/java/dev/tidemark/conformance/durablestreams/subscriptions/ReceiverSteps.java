// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Span;
import dev.tidemark.conformance.scene.Timing;
import dev.tidemark.conformance.wire.receiver.Delivery;
import dev.tidemark.conformance.wire.receiver.Inbox;
import dev.tidemark.conformance.wire.receiver.Reaction;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Section 7.1: how a receiver answers deliveries, and what becomes of those that failed. */
public final class ReceiverSteps {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final double JITTER = 0.2;
    private static final String SAYS_DONE = "{\"done\": true}";

    static final Reaction.Answer DONE = Reaction.Answer.json(200, SAYS_DONE);

    private final Scene scene;
    private final SubscriptionScene subscriptions;
    private Inbox elsewhere;

    public ReceiverSteps(Scene scene, SubscriptionScene subscriptions) {
        this.scene = scene;
        this.subscriptions = subscriptions;
    }

    /**
     * How deliveries are answered: {@code is done at once} (200 and <code>{"done": true}</code>); {@code answers "{}"} (200 and this body,
     * in which apostrophes stand for quotation marks); {@code takes its time with the first delivery} (until it is told to answer); {@code fails
     * with 500}, whatever the body says, or only {@code the first 2 times}; {@code hangs up}; {@code redirects to an address that no webhook may
     * have} (307 to 0.0.0.0, where the receiver listens, too).
     */
    @ParameterType(
            "(is done at once)|answers \"([^\"]*)\"|(takes its time with the first delivery)|fails with (\\d+)(?: the first (\\d+) times?)?"
                    + "|(hangs up)|(redirects to an address that no webhook may have)")
    public Consumer<Inbox> reaction(
            String done, String body, String slow, String status, String times, String hangUp, String redirect) {
        if (done != null) {
            return inbox -> inbox.usually(DONE);
        }
        if (body != null) {
            return inbox -> inbox.usually(Reaction.Answer.json(200, body.replace('\'', '"')));
        }
        if (slow != null) {
            return inbox -> inbox.next(new Reaction.Later(subscriptions.later()));
        }
        if (status != null) {
            return failing(Integer.parseInt(status), times);
        }
        return hangUp != null ? inbox -> inbox.usually(new Reaction.HangUp()) : this::redirect;
    }

    private static Consumer<Inbox> failing(int status, String times) {
        if (times == null) {
            return inbox -> inbox.usually(Reaction.Answer.json(status, SAYS_DONE));
        }
        var failures = Collections.nCopies(Integer.parseInt(times), Reaction.Answer.json(status, "{}"));
        return inbox -> failures.forEach(inbox::next);
    }

    private void redirect(Inbox inbox) {
        var receiver = Receivers.of(scene.examination());
        elsewhere =
                receiver.open(scene.examination().freshName(), scene.client().wire()::delivered);
        scene.atEnd(elsewhere::close);
        var refused = "http://0.0.0.0:" + receiver.port() + elsewhere.uri().getRawPath();
        inbox.usually(new Reaction.Answer(307, Map.of("Location", refused), ""));
    }

    /** Otherwise it answers with 200 and an empty object. */
    @Given("a receiver that {reaction}")
    public void receiver(Consumer<Inbox> reaction) {
        reaction.accept(subscriptions.inbox());
    }

    /** Within a second. */
    @Then("nobody comes to that address")
    public void nobodyThere() {
        subscriptions.requireHere();
        scene.timing()
                .mustStaySilent(
                        scene.examination().scaled(FIRST_WAIT),
                        () -> !elsewhere.deliveries().isEmpty(),
                        () -> new Broken("no request to an address that no webhook may have", "one after a redirect"));
    }

    /** The first time included; those that were looked at count. */
    @Then("the delivery is tried {int} times{pace}")
    public void tried(int times, Pace pace) {
        if (subscriptions.subscription().seen == 0) {
            attempt(alarm().limit());
        }
        for (int i = subscriptions.subscription().seen; i < times; i++) {
            var last = attempts().get(i - 1);
            var wait = waitAfter(i);
            var next = attempt(latest(wait).plus(alarm().limit()));
            pace.check(scene.timing(), new Span(new Moment(last.arrived()), new Moment(next.arrived())), wait);
        }
    }

    /** How the attempts follow each other. */
    public enum Pace {
        @Word(value = "", means = "At whatever pace.")
        ANY {
            @Override
            void check(Timing timing, Span span, Duration wait) {
                // That is for the rule about waits to say.
            }
        },
        @Word(value = ", after waits that begin with a second and double", means = "Give or take a fifth.")
        DOUBLING {
            @Override
            void check(Timing timing, Span span, Duration wait) {
                timing.atLeast(span, scaled(wait, 1 - JITTER), "the wait of " + wait.toSeconds() + " s");
                timing.atMost(span, latest(wait), "the wait of " + wait.toSeconds() + " s");
            }
        },
        @Word(
                value = ", the last one when it was due",
                means = "Not before its wait was over, counted from the attempt before it.")
        DUE {
            @Override
            void check(Timing timing, Span span, Duration wait) {
                timing.atLeast(span, scaled(wait, 1 - JITTER), "the wait of " + wait.toSeconds() + " s");
            }
        };

        abstract void check(Timing timing, Span span, Duration wait);
    }

    /** After so many attempts. */
    private static Duration waitAfter(int attempts) {
        return FIRST_WAIT.multipliedBy(1L << (attempts - 1));
    }

    private List<Delivery> attempts() {
        return subscriptions.subscription().inbox.deliveries();
    }

    private Delivery attempt(Duration limit) {
        alarm().next(limit);
        return attempts().get(subscriptions.subscription().seen - 1);
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
