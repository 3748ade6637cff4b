// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Requirements that could not be decided, for one reason. Together, these groups hold every one of them.
 *
 * @param reason in a few words, such as {@code no restart hook given} or {@code nothing to judge, see DS-4.2-10}
 * @param excused whether the user left out on purpose what they need
 */
public record WhyNotTested(String reason, boolean excused, List<RequirementVerdict> requirements) {

    private static final Pattern BEHIND = Pattern.compile("; see (\\S+)$");
    private static final int MOST_REASONS = 6;
    private static final int LONGEST = 90;

    public WhyNotTested {
        requirements = List.copyOf(requirements);
    }

    /** By reason, what was left out on purpose first. */
    static List<WhyNotTested> of(List<RequirementVerdict> undecided) {
        List<WhyNotTested> all = new ArrayList<>();
        LeftOut.of(undecided)
                .forEach(group -> all.add(new WhyNotTested(group.missing().missing(), true, group.requirements())));
        Map<String, List<RequirementVerdict>> others = new LinkedHashMap<>();
        for (RequirementVerdict verdict : undecided) {
            if (!verdict.excused()) {
                String reason = brief(verdict);
                boolean room = others.containsKey(reason) || others.size() < MOST_REASONS;
                others.computeIfAbsent(room ? reason : "other reasons, in the report", r -> new ArrayList<>())
                        .add(verdict);
            }
        }
        others.forEach((reason, requirements) -> all.add(new WhyNotTested(reason, false, requirements)));
        return List.copyOf(all);
    }

    private static String brief(RequirementVerdict verdict) {
        if (verdict.outcome() == Outcome.HARNESS_ERROR) {
            return "harness error";
        }
        var behind = BEHIND.matcher(verdict.reason());
        if (behind.find()) {
            return "nothing to judge, see " + behind.group(1);
        }
        String reason = verdict.reason();
        return reason.length() > LONGEST ? reason.substring(0, LONGEST).strip() + "..." : reason;
    }
}
