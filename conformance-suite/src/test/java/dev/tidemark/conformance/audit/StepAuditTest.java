// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.target.Protocol;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The vocabulary of steps is closed: no scenario uses a step that is not defined, no definition goes unused, and there are few of them. */
@ParameterizedClass
@MethodSource("dev.tidemark.conformance.protocol.Protocols#all")
class StepAuditTest {

    /**
     * What is too much.
     *
     * @param usedOnce of a hundred definitions
     */
    private record Ceiling(int definitions, int usedOnce) {}

    /** These are only ever lowered: whoever needs one more phrase says an old one in better words. */
    private static final Map<String, Ceiling> CEILINGS =
            Map.of("durable-streams", new Ceiling(233, 15), "s2", new Ceiling(60, 12));

    private static StepUse use;

    private final Protocol protocol;

    StepAuditTest(Protocol protocol) {
        this.protocol = protocol;
    }

    @BeforeParameterizedClassInvocation
    static void find(Protocol protocol) throws IOException {
        use = StepUse.of(protocol);
    }

    @Test
    void everyStepIsDefinedOnce() {
        assertThat(use.ambiguous()).as("definitions of steps").isEmpty();
        assertThat(use.uses()).isNotEmpty();
    }

    @Test
    void everyDefinitionIsUsed() {
        assertThat(use.uses())
                .allSatisfy((phrase, count) ->
                        assertThat(count).as("uses of '%s'", phrase).isPositive());
    }

    @Test
    void thereAreNoMorePhrasesThanTheCeilingSays() {
        assertThat(use.definitions()).isLessThanOrEqualTo(CEILINGS.get(protocol.id()).definitions);
    }

    @Test
    void noMorePhrasesAreUsedOnceThanTheCeilingSays() {
        assertThat(use.usedOnce() * 100.0 / use.definitions())
                .isLessThanOrEqualTo(CEILINGS.get(protocol.id()).usedOnce);
    }
}
