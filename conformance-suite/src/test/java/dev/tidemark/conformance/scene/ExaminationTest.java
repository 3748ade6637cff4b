// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.Target;
import dev.tidemark.conformance.target.TargetReader;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExaminationTest {

    private static final Target NOBODY = new TargetReader(
                    Protocols.all(), new Settings(Map.of("target", "http://127.0.0.1:1")))
            .read()
            .orElseThrow();

    @Test
    void neverGivesTheNamesOfAnotherRunWithTheSameSeed() {
        var one = new Examination(NOBODY, 1);
        var other = new Examination(NOBODY, 1);
        assertThat(one.freshName()).isNotEqualTo(one.freshName()).isNotEqualTo(other.freshName());
        assertThat(one.freshName()).hasSizeLessThan(25).matches("[a-z0-9-]+");
    }

    @Test
    void scalesTimesOfTheSuite() {
        assertThat(new Examination(NOBODY, 1, 1.5, 1).scaled(Duration.ofSeconds(2)))
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void makesSharedThingsOnceAndClosesThemWithTheRun() {
        var examination = new Examination(NOBODY, 1);
        var first = examination.shared(Counter.class, run -> new Counter());
        assertThat(examination.shared(Counter.class, run -> new Counter())).isSameAs(first);
        examination.close();
        examination.close();
        assertThat(first.closed).hasValue(1);
    }

    private static final class Counter implements Examination.Shared {
        private final AtomicInteger closed = new AtomicInteger();

        @Override
        public void close() {
            closed.incrementAndGet();
            throw new IllegalStateException("the target is gone");
        }
    }
}
