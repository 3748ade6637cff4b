// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tidemark.server.log.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

    private static final long LEASE = 30_000;

    private final Map<String, Tails.Tail> streams = new HashMap<>();
    private final Tails tails = path -> Optional.ofNullable(streams.get(path));
    private double dice = 0.5;
    private long now = 1_000_000;
    private int wakes;
    private long ids;

    @Test
    void oldDataIsNoWork() {
        append("events/a", 3);
        Subscription webhook = webhook("events/a");
        look(webhook);
        assertThat(webhook.progress()).isEqualTo(Progress.NONE);
        assertThat(webhook.links().get("events/a").acked()).isEqualTo(new Position(3, 30));
    }

    @Test
    void aStreamThatAppearsIsLinkedBeforeItsFirstData() {
        Subscription webhook = webhook("events/a");
        append("events/a", 1);
        webhook.follow("events/a", streams.get("events/a"), false);
        look(webhook);
        assertThat(webhook.progress().generation()).isOne();
        assertThat(webhook.progress().wake().orElseThrow().cause()).isEqualTo("events/a");
    }

    @Test
    void thereIsOneWakeAtATime() {
        Subscription webhook = woken("events/a");
        append("events/a", 1);
        look(webhook);
        assertThat(webhook.progress().generation()).isOne();
    }

    @Test
    void theLeaseOfAWebhookBeginsWithTheWakeAndThatOfAWorkerWithItsClaim() {
        assertThat(woken("events/a").deadline()).isEqualTo(now + LEASE);
        Subscription pull = announced("events/a");
        assertThat(pull.deadline()).isEqualTo(Long.MAX_VALUE);
        now += 5000;
        claim(pull, "one");
        assertThat(pull.deadline()).isEqualTo(now + LEASE);
    }

    @Test
    void doneAcksWhatWasShownAndWakesForTheRest() {
        Subscription webhook = woken("events/a");
        List<StreamStatus> shown = webhook.streams(tails);
        append("events/a", 1);
        apply(webhook, webhook.answeredDone(1, "w1", shown, around()));
        assertThat(webhook.links().get("events/a").acked()).isEqualTo(new Position(1, 10));
        assertThat(webhook.progress().generation()).isEqualTo(2);
        assertThat(webhook.progress().wake().orElseThrow().id()).isEqualTo("w2");
        apply(webhook, webhook.answeredDone(2, "w2", webhook.streams(tails), around()));
        assertThat(webhook.progress().isIdle()).isTrue();
    }

    @Test
    void aLateDoneChangesNothing() {
        Subscription webhook = woken("events/a");
        List<StreamStatus> shown = webhook.streams(tails);
        now += LEASE;
        look(webhook);
        assertThat(webhook.answeredDone(1, "w1", shown, around())).isEmpty();
        assertThat(webhook.answered(1, "w1")).isEmpty();
        assertThat(webhook.notDelivered(1, "w1", around())).isEmpty();
    }

    @Test
    void doneNeverTakesACursorBack() {
        Subscription webhook = woken("events/a");
        List<StreamStatus> shown = webhook.streams(tails);
        append("events/a", 1);
        report(webhook, Configuration.Kind.WEBHOOK, 1, "w1", false, new Ack("events/a", new Position(2, 20)));
        apply(webhook, webhook.answeredDone(1, "w1", shown, around()));
        assertThat(webhook.links().get("events/a").acked()).isEqualTo(new Position(2, 20));
    }

    @Test
    void failuresAreTriedAgainLaterAndLater() {
        Subscription webhook = woken("events/a");
        long[] pauses = {1000, 2000, 4000, 8000};
        for (long pause : pauses) {
            apply(webhook, webhook.notDelivered(1, "w1", around()));
            assertThat(webhook.progress().nextAttempt()).isEqualTo(now + pause);
            assertThat(webhook.progress().isFailing()).isTrue();
            assertThat(webhook.wantsDelivery(now + pause - 1)).isFalse();
            now += pause;
            assertThat(webhook.wantsDelivery(now)).isTrue();
        }
        apply(webhook, webhook.answered(1, "w1"));
        assertThat(webhook.progress().isFailing()).isFalse();
        assertThat(webhook.wantsDelivery(now)).isFalse();
    }

    @Test
    void pausesVaryByAFifthAndEndAtAMinute() {
        Backoff backoff = new Backoff(() -> dice);
        for (double extreme : new double[] {0, 1}) {
            dice = extreme;
            double factor = 0.8 + 0.4 * extreme;
            assertThat(backoff.afterFailures(1)).isEqualTo(Math.round(1000 * factor));
            assertThat(backoff.afterFailures(6)).isEqualTo(Math.round(32_000 * factor));
            assertThat(backoff.afterFailures(7)).isEqualTo(Math.round(60_000 * factor));
            assertThat(backoff.afterFailures(Integer.MAX_VALUE)).isEqualTo(Math.round(60_000 * factor));
        }
    }

    @Test
    void aWakeThatExpiresWhileItWaitsIsReplacedWhenTheWaitIsOver() {
        Subscription webhook = woken("events/a");
        for (int failure = 0; failure < 6; failure++) {
            apply(webhook, webhook.notDelivered(1, "w1", around()));
        }
        long next = webhook.progress().nextAttempt();
        assertThat(next).isGreaterThan(now + LEASE);
        now += LEASE;
        look(webhook);
        assertThat(webhook.progress().isIdle()).isTrue();
        assertThat(webhook.progress().isFailing()).isTrue();
        assertThat(webhook.deadline()).isEqualTo(next);
        now = next;
        look(webhook);
        assertThat(webhook.progress().generation()).isEqualTo(2);
        assertThat(webhook.progress().failures()).isEqualTo(6);
    }

    @Test
    void aReceiverThatNeverAnswersHasFailedWhenTheLeaseEnds() {
        Subscription webhook = woken("events/a");
        now += LEASE;
        look(webhook);
        assertThat(webhook.progress()).isEqualTo(new Progress(1, Optional.empty(), 1, now + 1000));
        now += 1000;
        look(webhook);
        assertThat(webhook.progress().generation()).isEqualTo(2);
    }

    @Test
    void aReceiverThatIsAtWorkIsWokenAnewAsSoonAsItsLeaseEnds() {
        Subscription webhook = woken("events/a");
        apply(webhook, webhook.answered(1, "w1"));
        now += LEASE - 1;
        look(webhook);
        assertThat(webhook.progress().generation()).isOne();
        report(webhook, Configuration.Kind.WEBHOOK, 1, "w1", false);
        now += LEASE - 1;
        look(webhook);
        assertThat(webhook.progress().generation()).isOne();
        now += 1;
        look(webhook);
        assertThat(webhook.progress().generation()).isEqualTo(2);
        assertThat(webhook.progress().isFailing()).isFalse();
    }

    @Test
    void nothingIsLeftOfAFailureOnceThereIsNoWork() {
        Subscription webhook = woken("events/a");
        apply(webhook, webhook.notDelivered(1, "w1", around()));
        streams.remove("events/a");
        webhook.lose("events/a");
        now += LEASE;
        look(webhook);
        now = webhook.deadline();
        look(webhook);
        assertThat(webhook.progress()).isEqualTo(new Progress(1, Optional.empty(), 0, 0));
        assertThat(webhook.deadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void oneWorkerHoldsTheLease() {
        Subscription pull = announced("events/a");
        assertThat(claim(pull, "one")).isEqualTo("w1");
        refused(Refused.Reason.ALREADY_CLAIMED, () -> pull.claim("two", around()));
        refused(Refused.Reason.ALREADY_CLAIMED, () -> pull.claim("one", around()));
        now += LEASE;
        look(pull);
        assertThat(claim(pull, "two")).isEqualTo("w2");
        assertThat(pull.progress().generation()).isEqualTo(2);
    }

    @Test
    void withoutWorkThereIsNothingToClaim() {
        Subscription pull = pull("events/a");
        refused(Refused.Reason.NO_PENDING_WORK, () -> pull.claim("one", around()));
    }

    @Test
    void aWakeWhoseStreamIsGoneDoesNotStandInTheWayOfTheNext() {
        Subscription pull = announced("events/a");
        streams.remove("events/a");
        pull.lose("events/a");
        apply(pull, pull.dropIfPointless(tails));
        refused(Refused.Reason.NO_PENDING_WORK, () -> pull.claim("one", around()));
        append("events/a", 1);
        pull.follow("events/a", streams.get("events/a"), false);
        look(pull);
        assertThat(pull.progress().generation()).isEqualTo(2);
    }

    @Test
    void aHeartbeatKeepsTheClaimAndDoneEndsIt() {
        Subscription pull = announced("events/a");
        claim(pull, "one");
        now += LEASE - 1;
        assertThat(report(pull, Configuration.Kind.PULL_WAKE, 1, "w1", false)).isFalse();
        now += LEASE - 1;
        look(pull);
        assertThat(pull.progress().wake().orElseThrow().holder()).contains("one");
        assertThat(report(pull, Configuration.Kind.PULL_WAKE, 1, "w1", true, new Ack("events/a", new Position(1, 10))))
                .isFalse();
        assertThat(pull.progress().isIdle()).isTrue();
    }

    @Test
    void doneWithLessThanAllIsFollowedByAnotherWake() {
        Subscription pull = announced("events/a");
        claim(pull, "one");
        assertThat(report(pull, Configuration.Kind.PULL_WAKE, 1, "w1", true)).isTrue();
        assertThat(pull.progress().generation()).isEqualTo(2);
        claim(pull, "one");
        apply(pull, pull.release(said(2, 2, "w2", false), around()).events());
        assertThat(pull.progress().generation()).isEqualTo(3);
        assertThat(pull.links().get("events/a").acked()).isEqualTo(Position.START);
    }

    @Test
    void onlyTheWakeThatIsUnderWayCanBeSpokenOf() {
        Subscription pull = announced("events/a");
        refused(Refused.Reason.FENCED, () -> pull.release(said(1, 1, "w1", false), around()));
        claim(pull, "one");
        refused(Refused.Reason.FENCED, () -> pull.release(said(1, 2, "w1", false), around()));
        refused(Refused.Reason.FENCED, () -> pull.release(said(2, 1, "w1", false), around()));
        refused(Refused.Reason.FENCED, () -> pull.release(said(1, 1, "w2", false), around()));
        Report nothing = new Report("key", 1, OptionalLong.empty(), Optional.empty(), List.of(), true);
        refused(Refused.Reason.FENCED, () -> pull.report(Configuration.Kind.PULL_WAKE, nothing, around()));
        Report foreign = new Report("other", 1, OptionalLong.of(1), Optional.of("w1"), List.of(), true);
        refused(Refused.Reason.FOREIGN_TOKEN, () -> pull.report(Configuration.Kind.PULL_WAKE, foreign, around()));
        assertThat(pull.progress().wake().orElseThrow().holder()).contains("one");
    }

    @Test
    void requestsOfTheOtherKindAreRefused() {
        refused(Refused.Reason.WRONG_KIND, () -> woken("events/a").claim("one", around()));
        refused(Refused.Reason.WRONG_KIND, () -> woken("events/b").release(said(1, 1, "w2", true), around()));
        Subscription pull = announced("events/c");
        refused(
                Refused.Reason.WRONG_KIND,
                () -> pull.report(Configuration.Kind.WEBHOOK, said(1, 1, "w3", true), around()));
    }

    @Test
    void acksLieBetweenTheCursorAndTheTailOfALinkedStream() {
        append("events/a", 1);
        Subscription pull = pull("events/a");
        append("events/a", 1);
        look(pull);
        claim(pull, "one");
        for (Ack wrong : List.of(
                new Ack("events/a", Position.START),
                new Ack("events/a", new Position(3, 30)),
                new Ack("events/a", new Position(2, 21)),
                new Ack("events/b", new Position(1, 10)))) {
            refused(
                    Refused.Reason.INVALID_OFFSET,
                    () -> pull.report(Configuration.Kind.PULL_WAKE, said(1, 1, "w1", true, wrong), around()));
        }
        report(
                pull,
                Configuration.Kind.PULL_WAKE,
                1,
                "w1",
                false,
                new Ack("events/a", new Position(1, 10)),
                new Ack("events/a", new Position(2, 20)));
        assertThat(pull.links().get("events/a").acked()).isEqualTo(new Position(2, 20));
    }

    @Test
    void aNamedStreamThatThePatternMatchesStaysWhenTheNameIsTakenBack() {
        Subscription webhook = webhook("events/a", "events/b");
        append("events/a", 1);
        webhook.follow("events/a", streams.get("events/a"), true);
        assertThat(webhook.links().get("events/a").word()).isEqualTo("explicit");
        apply(webhook, webhook.remove("events/a"));
        apply(webhook, webhook.remove("events/b"));
        assertThat(webhook.remove("events/a")).isEmpty();
        assertThat(webhook.remove("never")).isEmpty();
        assertThat(webhook.links()).containsOnlyKeys("events/a");
        assertThat(webhook.links().get("events/a").word()).isEqualTo("glob");
    }

    @Test
    void namingAStreamTwiceLeavesItsCursorWhereItIs() {
        append("events/a", 2);
        Subscription pull = pull("events/b");
        apply(pull, pull.add(List.of("events/a", "events/a"), tails));
        assertThat(pull.links().get("events/a").acked()).isEqualTo(new Position(2, 20));
        append("events/a", 1);
        assertThat(pull.add(List.of("events/a"), tails)).isEmpty();
        look(pull);
        assertThat(pull.progress().wake().orElseThrow().cause()).isEqualTo("events/a");
    }

    @Test
    void aStreamThatIsCreatedAgainIsAnotherOne() {
        append("events/a", 5);
        Subscription pull = pull("events/a");
        pull.lose("events/a");
        streams.remove("events/a");
        append("events/a", 1);
        pull.follow("events/a", streams.get("events/a"), false);
        look(pull);
        assertThat(pull.progress().generation()).isOne();
        assertThat(pull.links().get("events/a").acked()).isEqualTo(Position.START);
    }

    @Test
    void itsDescriptionIsAllOfIt() {
        Subscription pull = announced("events/a");
        claim(pull, "one");
        report(pull, Configuration.Kind.PULL_WAKE, 1, "w1", false, new Ack("events/a", new Position(1, 10)));
        Subscription again = new Subscription("sub", pull.described());
        assertThat(again.described()).isEqualTo(pull.described());
        assertThat(again.links()).isEqualTo(pull.links());
        assertThat(again.progress()).isEqualTo(pull.progress());
    }

    @Test
    void anAckOfAStreamThatThePatternFoundIsEnoughToKnowItAgain() {
        Subscription pull = pull("events/named");
        pull.apply(new Event.Woken(1, "w1", "events/a", Wake.UNCLAIMED));
        pull.apply(new Event.Finished(List.of(new Cursor("events/a", 7, new Position(2, 20)))));
        assertThat(pull.links().get("events/a")).isEqualTo(new Link(false, true, 7, new Position(2, 20)));
    }

    @Test
    void aClockThatWentBackMakesNoLeaseAndNoPauseLonger() {
        Subscription webhook = woken("events/a");
        apply(webhook, webhook.notDelivered(1, "w1", around()));
        now -= 900_000;
        webhook.limitTimes(now);
        assertThat(webhook.deadline()).isEqualTo(now + LEASE);
        assertThat(webhook.progress().nextAttempt()).isEqualTo(now + 72_000);
    }

    @Test
    void configurationsAreTheSameIfNothingIsDifferent() {
        Configuration one = configuration(Configuration.Kind.WEBHOOK, "a", "b", "a");
        assertThat(one.hash())
                .isEqualTo(configuration(Configuration.Kind.WEBHOOK, "b", "a").hash());
        assertThat(one.hash())
                .isNotEqualTo(configuration(Configuration.Kind.WEBHOOK, "a").hash());
        assertThat(one.hash())
                .isNotEqualTo(
                        configuration(Configuration.Kind.PULL_WAKE, "a", "b").hash());
    }

    private Subscription woken(String stream) {
        Subscription webhook = webhook(stream);
        append(stream, 1);
        webhook.follow(stream, streams.get(stream), false);
        look(webhook);
        return webhook;
    }

    private Subscription announced(String stream) {
        Subscription pull = pull(stream);
        append(stream, 1);
        pull.follow(stream, streams.get(stream), false);
        look(pull);
        return pull;
    }

    private Subscription webhook(String... named) {
        return create(configuration(Configuration.Kind.WEBHOOK, named));
    }

    private Subscription pull(String... named) {
        return create(configuration(Configuration.Kind.PULL_WAKE, named));
    }

    private Subscription create(Configuration configuration) {
        return new Subscription("sub", Subscription.creation("key", configuration, "http://here", List.of(), around()));
    }

    private static Configuration configuration(Configuration.Kind kind, String... named) {
        return new Configuration(
                kind,
                Optional.empty(),
                List.of(named),
                Optional.of("http://receiver"),
                Optional.of("wakes"),
                LEASE,
                Optional.empty());
    }

    private void append(String path, int records) {
        Tails.Tail before = streams.getOrDefault(path, new Tails.Tail(++ids, Position.START, Position.START));
        Position tail =
                new Position(before.tail().sequence() + records, before.tail().bytes() + 10L * records);
        streams.put(path, new Tails.Tail(before.stream(), before.start(), tail));
    }

    private void look(Subscription subscription) {
        apply(subscription, subscription.due(around()));
    }

    private String claim(Subscription pull, String worker) {
        Decision<String> decision = pull.claim(worker, around());
        apply(pull, decision.events());
        return decision.answer();
    }

    private boolean report(
            Subscription subscription, Configuration.Kind by, long generation, String wake, boolean done, Ack... acks) {
        Decision<Boolean> decision = subscription.report(by, said(generation, generation, wake, done, acks), around());
        apply(subscription, decision.events());
        return decision.answer();
    }

    private static Report said(long tokenGeneration, long generation, String wake, boolean done, Ack... acks) {
        return new Report("key", tokenGeneration, OptionalLong.of(generation), Optional.of(wake), List.of(acks), done);
    }

    private static void apply(Subscription subscription, List<Event> events) {
        events.forEach(subscription::apply);
    }

    private static void refused(Refused.Reason reason, Runnable request) {
        assertThatThrownBy(request::run)
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::reason)
                .isEqualTo(reason);
    }

    private Surroundings around() {
        return new Surroundings(now, tails, () -> "w" + ++wakes, new Backoff(() -> dice));
    }
}
