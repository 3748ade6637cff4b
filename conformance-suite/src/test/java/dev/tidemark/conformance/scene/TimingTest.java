// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.TargetReader;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.MachineTooSlow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimingTest {

    private static final Examination EXAMINATION = new Examination(
            new TargetReader(Protocols.all(), new Settings(Map.of("target", "http://127.0.0.1:1")))
                    .read()
                    .orElseThrow(),
            1);

    private final AtomicInteger asked = new AtomicInteger();
    private long ahead;
    private final Lateness lateness = new Lateness(
            Duration.ofMillis(10),
            () -> System.nanoTime() - Duration.ofSeconds(1).toNanos() + ahead);
    private final Timing timing = new Timing(EXAMINATION, lateness, asked::incrementAndGet, Span::duration);

    @Test
    void whatCameInTimeIsNotQuestioned() {
        assertThatNoException().isThrownBy(() -> timing.atOnce(lasting(1_900)));
        org.assertj.core.api.Assertions.assertThat(asked).hasValue(0);
    }

    @Test
    void anAnswerWithoutNewsIsToldWithWhatWasAsked() {
        var waiting = new Waiting() {
            @Override
            public boolean isOver() {
                return true;
            }

            @Override
            public Response answer() {
                return new Response(304, List.of(), new byte[0]);
            }

            @Override
            public String asked() {
                return "; it was sent with a tag";
            }
        };
        assertThatThrownBy(() -> timing.letArrive(waiting, Duration.ofSeconds(1)))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("an answer although nothing came: status 304; it was sent with a tag");
    }

    @Test
    void whatCameTooLateIsAFindingOnAQuickMachine() {
        lateness.woken();
        assertThatThrownBy(() -> timing.atOnce(lasting(2_100)))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("within 2000 ms");
        org.assertj.core.api.Assertions.assertThat(asked).hasValue(1);
    }

    @Test
    void whatCameTooLateTellsNothingWhereThreadsWereLateMeanwhile() {
        stoodStillFor(600);
        assertThatThrownBy(() -> timing.atOnce(lasting(2_100))).isInstanceOf(MachineTooSlow.class);
    }

    @Test
    void theLengthOfAWaitExcusesNothingAndDemandsNothing() {
        stoodStillFor(600);
        assertThatThrownBy(() -> timing.atMost(lasting(18_100), Duration.ofSeconds(16), "the wait"))
                .isInstanceOf(MachineTooSlow.class);
    }

    @Test
    void whatCameTooLateTellsNothingWhereOtherAnswersAreSlowToo() {
        var slow = new Timing(
                EXAMINATION,
                lateness,
                () -> Patience.awaitMoment(Moment.now().plus(Duration.ofMillis(600))),
                Span::duration);
        assertThatThrownBy(() -> slow.atOnce(lasting(2_100))).isInstanceOf(MachineTooSlow.class);
    }

    @Test
    void whatCameTooLateTellsNothingWhereTheTargetHadNotMuchOfTheTime() {
        lateness.woken();
        var busy = new Timing(EXAMINATION, lateness, asked::incrementAndGet, span -> Duration.ofMillis(40));
        assertThatThrownBy(() -> busy.atOnce(lasting(2_100)))
                .isInstanceOf(MachineTooSlow.class)
                .hasMessageContaining("had only 40 ms");
    }

    @Test
    void aTargetThatAnswersNothingIsNotExcused() {
        var dead = new Timing(
                EXAMINATION,
                lateness,
                () -> {
                    throw new Broken("an answer", "none");
                },
                Span::duration);
        assertThatThrownBy(() -> dead.atOnce(lasting(2_100)))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("2100");
    }

    @Test
    void whatMustArriveIsWaitedFor() {
        var looks = new AtomicInteger();
        assertThatNoException()
                .isThrownBy(() -> timing.mustArrive(
                        Moment.now(), Duration.ofSeconds(5), () -> looks.incrementAndGet() > 3, "news", () -> "none"));
    }

    @Test
    void whatDoesNotArriveIsAFinding() {
        var quiet = new Timing(
                EXAMINATION,
                new Lateness(Duration.ofHours(1), System::nanoTime),
                asked::incrementAndGet,
                Span::duration);
        assertThatThrownBy(
                        () -> quiet.mustArrive(Moment.now(), Duration.ofMillis(50), () -> false, "news", () -> "none"))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("news");
    }

    @Test
    void whatMustStaySilentIsWatched() {
        assertThatNoException()
                .isThrownBy(
                        () -> timing.mustStaySilent(Duration.ofMillis(20), () -> false, () -> new Broken("a", "b")));
        assertThatThrownBy(() ->
                        timing.mustStaySilent(Duration.ofMillis(20), () -> true, () -> new Broken("silence", "noise")))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("noise");
    }

    @Test
    void anEndThatCameTooSoonIsAFinding() {
        lateness.woken();
        assertThatThrownBy(() -> timing.atLeast(lasting(500), Duration.ofSeconds(2), "the wait"))
                .isInstanceOf(Broken.class);
        assertThatNoException().isThrownBy(() -> timing.atLeast(lasting(1_800), Duration.ofSeconds(2), "the wait"));
    }

    @Test
    void aBeginThatWasNoticedLateTellsNothing() {
        stoodStillFor(400);
        assertThatThrownBy(() -> timing.atLeast(lasting(1_500), Duration.ofSeconds(2), "the wait"))
                .isInstanceOf(MachineTooSlow.class);
    }

    @Test
    void aStepThatCameWhenTheWaitWasOverTellsNothing() {
        assertThatThrownBy(() -> timing.requireBefore(lasting(1_900), Duration.ofSeconds(2)))
                .isInstanceOf(MachineTooSlow.class);
        assertThatNoException().isThrownBy(() -> timing.requireBefore(lasting(1_000), Duration.ofSeconds(2)));
    }

    private void stoodStillFor(long millis) {
        ahead = Duration.ofMillis(millis).toNanos();
        lateness.woken();
        ahead = 0;
    }

    private static Span lasting(long millis) {
        var now = Moment.now();
        return new Span(now.minus(Duration.ofMillis(millis)), now);
    }
}
