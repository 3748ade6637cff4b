// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import dev.tidemark.reports.requirements.Level;
import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.run.RunFacts;
import java.util.List;

/**
 * A server-side requirement, weighed.
 *
 * @param reason why it is not applicable or undecided, or what was observed for INFO; empty otherwise
 * @param missing the prerequisite for want of which alone it is NOT TESTED, or null
 * @param cases all that carry its id, also those which passed
 */
public record RequirementVerdict(
        Requirement requirement,
        Outcome outcome,
        String reason,
        RunFacts.Prerequisite missing,
        List<CaseVerdict> cases) {
    public RequirementVerdict {
        cases = List.copyOf(cases);
    }

    public String id() {
        return requirement.id();
    }

    /** Whether it is undecided only because the user knowingly left out a prerequisite. */
    public boolean excused() {
        return missing != null;
    }

    /** Whether it breaks conformance: a MUST (NOT) that is FAIL or FLAKY. */
    public boolean fails() {
        return outcome == Outcome.FAIL
                || outcome == Outcome.FLAKY && requirement.level().family() == Level.MUST;
    }

    /** Whether it is a warning: a SHOULD (NOT) that is WARN or FLAKY. */
    public boolean warns() {
        return outcome.broken() && !fails();
    }

    /** Whether it leaves the examination incomplete: a MUST (NOT) undecided without excuse. */
    public boolean leavesGap() {
        return outcome.undecided() && !excused() && requirement.level().family() == Level.MUST;
    }

    /** Its cases that did not hold. */
    public List<CaseVerdict> brokenCases() {
        return cases.stream().filter(c -> c.at(requirement.level()).broken()).toList();
    }
}
