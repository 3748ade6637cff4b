// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import java.util.Collection;
import java.util.Comparator;

/** What became of a case or a requirement, worst first. */
public enum Outcome {
    /** A MUST (NOT) was broken. */
    FAIL('F'),
    /** Held and broken in different repetitions: counts like FAIL or WARN, by level. */
    FLAKY('~'),
    /** Our defect, or the transport broke before the deciding step. */
    HARNESS_ERROR('E'),
    /** A prerequisite is missing. */
    NOT_TESTED('?'),
    /** A SHOULD (NOT) was not followed. */
    WARN('W'),
    /** Every check held. */
    PASS('P'),
    /** A MAY: what was observed, never green or red. */
    INFO('i'),
    /** An optional capability that is not claimed. */
    NOT_APPLICABLE('-');

    private final char letter;

    Outcome(char letter) {
        this.letter = letter;
    }

    /** One character that tells outcomes apart without colour. */
    public char letter() {
        return letter;
    }

    public String text() {
        return name().replace('_', ' ');
    }

    /** Whether the target was seen to break a promise or a recommendation. */
    public boolean broken() {
        return this == FAIL || this == FLAKY || this == WARN;
    }

    /** Whether it is unknown how the target behaves. */
    public boolean undecided() {
        return this == HARNESS_ERROR || this == NOT_TESTED;
    }

    /** The worst of some outcomes; nothing at all is NOT TESTED. */
    static Outcome worst(Collection<Outcome> outcomes) {
        return outcomes.stream().min(Comparator.naturalOrder()).orElse(NOT_TESTED);
    }
}
