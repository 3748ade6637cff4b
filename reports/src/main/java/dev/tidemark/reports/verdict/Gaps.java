// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import dev.tidemark.reports.evidence.Evidence;
import dev.tidemark.reports.run.RunFacts;
import java.util.ArrayList;
import java.util.List;

/** Finds out what keeps an examination from being complete. */
final class Gaps {

    private static final int NAMED = 5;

    private Gaps() {}

    /** What is missing of the run as a whole. */
    static List<String> ofRun(RunFacts facts, Evidence evidence, List<CaseVerdict> cases) {
        List<String> gaps = new ArrayList<>();
        int expected = facts.suite().expectedCases();
        if (facts.run().cutShort() != null) {
            gaps.add(facts.run().cutShort());
        } else if (!facts.run().partial() && cases.size() < expected) {
            gaps.add("%d of %d cases were executed".formatted(cases.size(), expected));
        }
        if (!evidence.finished()) {
            gaps.add("the run did not finish");
        }
        return gaps;
    }

    /** What is missing among the requirements of one protocol. */
    static List<String> of(List<RequirementVerdict> requirements) {
        List<String> gaps = new ArrayList<>();
        long undecided =
                requirements.stream().filter(RequirementVerdict::leavesGap).count();
        if (undecided > 0) {
            gaps.add(undecided + (undecided == 1 ? " MUST requirement is" : " MUST requirements are") + " undecided: "
                    + named(requirements));
        }
        if (Overall.of(requirements) == Overall.INCOMPLETE && undecided == 0) {
            gaps.add("no requirement was decided");
        }
        return gaps;
    }

    private static String named(List<RequirementVerdict> requirements) {
        List<String> ids = requirements.stream()
                .filter(RequirementVerdict::leavesGap)
                .map(RequirementVerdict::id)
                .toList();
        return String.join(", ", ids.subList(0, Math.min(NAMED, ids.size()))) + (ids.size() > NAMED ? ", ..." : "");
    }
}
