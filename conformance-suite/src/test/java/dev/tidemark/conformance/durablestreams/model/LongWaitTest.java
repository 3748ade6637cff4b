// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.conformance.durablestreams.model.LongWait.End;
import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.scene.Examination;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Span;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.TargetReader;
import dev.tidemark.reports.contract.MachineTooSlow;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LongWaitTest {

    private static final LongWait FROM_AN_OFFSET = new LongWait(Duration.ofSeconds(1), false);
    private static final LongWait FROM_NOW = new LongWait(Duration.ofSeconds(1), true);

    private final Examination examination = new Examination(
            new TargetReader(Protocols.all(), new Settings(Map.of("target", "http://127.0.0.1:1")))
                    .read()
                    .orElseThrow(),
            1);

    @AfterEach
    void end() {
        examination.close();
    }

    @Test
    void aWaitThatWasOverBeforeAnythingHappenedRanOut() {
        assertThat(end(FROM_AN_OFFSET, 1_000)).isEqualTo(End.RAN_OUT);
        assertThat(end(FROM_AN_OFFSET, 995)).isEqualTo(End.RAN_OUT);
    }

    @Test
    void anAnswerWithoutAWaitIsTheAnswer() {
        assertThat(end(FROM_AN_OFFSET, 5)).isEqualTo(End.ANSWERED);
        assertThat(end(FROM_AN_OFFSET, 600)).isEqualTo(End.ANSWERED);
    }

    @Test
    void anEndThatCrossedTheNewsRanOut() {
        assertThat(end(FROM_AN_OFFSET, 1_000, 20)).isEqualTo(End.RAN_OUT);
    }

    @Test
    void anEndLongAfterTheNewsIsTheAnswerOfAServerThatDidNotWakeTheReader() {
        assertThat(end(FROM_AN_OFFSET, 1_000, 480)).isEqualTo(End.ANSWERED);
        assertThat(end(FROM_NOW, 1_000, 480)).isEqualTo(End.ANSWERED);
    }

    @Test
    void aWaitFromNowThatBeganAfterTheNewsTellsNothing() {
        assertThatThrownBy(() -> end(FROM_NOW, 1_500, 1_000)).isInstanceOf(MachineTooSlow.class);
        assertThat(end(FROM_AN_OFFSET, 1_500, 1_000)).isEqualTo(End.ANSWERED);
    }

    private End end(LongWait wait, long waited) {
        return wait.end(lasting(waited), Optional.empty(), dev.tidemark.conformance.scene.Timing.of(examination));
    }

    private End end(LongWait wait, long waited, long sinceNews) {
        return wait.end(
                lasting(waited),
                Optional.of(lasting(sinceNews)),
                dev.tidemark.conformance.scene.Timing.of(examination));
    }

    /** Long ago, where no lateness was measured. */
    private static Span lasting(long millis) {
        var to = Moment.now().minus(Duration.ofHours(1));
        return new Span(to.minus(Duration.ofMillis(millis)), to);
    }
}
