// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import java.util.Collection;
import java.util.stream.Stream;

/** The verdict over many requirements. */
public enum Overall {
    PASS,
    PASS_WITH_WARNINGS,
    FAIL,
    INCOMPLETE;

    public String text() {
        return name().replace('_', ' ');
    }

    public boolean conforms() {
        return this == PASS || this == PASS_WITH_WARNINGS;
    }

    /**
     * A broken MUST fails. Otherwise an undecided MUST leaves the examination incomplete, unless the only reason is a
     * prerequisite which the user knowingly left out (see {@link RequirementVerdict#excused}): such requirements are
     * left out of the counts and named in the headline and the badge instead. Nothing decided at all is incomplete.
     */
    static Overall of(Collection<RequirementVerdict> requirements) {
        if (requirements.stream().anyMatch(RequirementVerdict::fails)) {
            return FAIL;
        }
        boolean gap = requirements.stream().anyMatch(RequirementVerdict::leavesGap);
        boolean nothing =
                requirements.stream().allMatch(r -> r.outcome().undecided() || r.outcome() == Outcome.NOT_APPLICABLE);
        if (gap || nothing) {
            return INCOMPLETE;
        }
        return requirements.stream().anyMatch(RequirementVerdict::warns) ? PASS_WITH_WARNINGS : PASS;
    }

    /** The verdict over several protocols: one that fails fails the target, one that is not decided leaves it undecided. */
    static Overall together(Collection<Overall> parts) {
        return Stream.of(FAIL, INCOMPLETE, PASS_WITH_WARNINGS)
                .filter(parts::contains)
                .findFirst()
                .orElse(PASS);
    }
}
