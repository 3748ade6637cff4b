// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.evidence.Plural;
import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.LeftOut;
import dev.tidemark.reports.verdict.RequirementVerdict;
import java.util.List;

/**
 * What was not tested for want of one prerequisite, and the lines that supply it.
 *
 * @param title counts and the lack
 * @param supply how to supply it, in words
 * @param lines what to add to the profile
 */
public record Untested(String title, String supply, List<String> lines, List<RequirementVerdict> requirements) {

    static List<Untested> of(Judgement judgement) {
        return judgement.leftOut().stream().map(Untested::of).toList();
    }

    private static Untested of(LeftOut group) {
        return new Untested(
                Plural.of(group.requirements().size(), "requirement") + ": "
                        + group.missing().missing(),
                group.missing().supply(),
                WayOut.supplying(group.missing()),
                group.requirements());
    }
}
