// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import dev.tidemark.reports.run.RunFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Requirements that were not tested for want of one prerequisite.
 *
 * @param topics what they are about, such as {@code durability}
 */
public record LeftOut(RunFacts.Prerequisite missing, String topics, List<RequirementVerdict> requirements) {

    /** Those of these requirements that were left out for want of a prerequisite, by prerequisite. */
    public static List<LeftOut> of(List<RequirementVerdict> requirements) {
        return groups(requirements.stream().filter(RequirementVerdict::excused).toList());
    }

    private static List<LeftOut> groups(List<RequirementVerdict> excused) {
        Map<RunFacts.Prerequisite, List<RequirementVerdict>> byMissing = new LinkedHashMap<>();
        excused.forEach(r ->
                byMissing.computeIfAbsent(r.missing(), m -> new ArrayList<>()).add(r));
        List<LeftOut> groups = new ArrayList<>();
        byMissing.forEach(
                (missing, requirements) -> groups.add(new LeftOut(missing, topics(requirements), requirements)));
        return groups;
    }

    private static String topics(List<RequirementVerdict> requirements) {
        TreeSet<String> topics = new TreeSet<>();
        for (RequirementVerdict requirement : requirements) {
            requirement.cases().stream()
                    .filter(c -> c.outcome() == Outcome.NOT_TESTED)
                    .forEach(c -> topics.add(c.executed().address().topic()));
        }
        return String.join(", ", topics);
    }
}
