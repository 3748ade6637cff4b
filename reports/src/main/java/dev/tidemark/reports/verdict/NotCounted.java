// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import dev.tidemark.reports.run.RunFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Capabilities of which nothing applies to the target, for one reason.
 *
 * @param requirements how many left the counts with them, those of other capabilities included that can only be observed with these
 * @param reason such as {@code not offered: a deletion was answered with 405}
 */
public record NotCounted(List<String> capabilities, long requirements, String reason) {

    private static final String CASE_OF = "@capability-";

    /** In the order of the capabilities; those that nothing but the reason tells apart are told together. */
    static List<NotCounted> of(RunFacts.Claim claim, List<RequirementVerdict> judged) {
        Map<String, List<RequirementVerdict>> byCapability = new LinkedHashMap<>();
        judged.forEach(r -> byCapability
                .computeIfAbsent(r.requirement().capability(), c -> new ArrayList<>())
                .add(r));
        byCapability.values().removeIf(own -> !own.stream().allMatch(NotCounted::isNotApplicable));
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        byCapability.forEach((capability, own) -> byReason.computeIfAbsent(
                        reason(claim, capability, own.get(0)), r -> new ArrayList<>())
                .add(capability));
        List<NotCounted> all = new ArrayList<>();
        byReason.forEach((reason, capabilities) ->
                all.add(new NotCounted(List.copyOf(capabilities), count(capabilities, judged), reason)));
        return all;
    }

    private static boolean isNotApplicable(RequirementVerdict verdict) {
        return verdict.outcome() == Outcome.NOT_APPLICABLE;
    }

    private static long count(List<String> capabilities, List<RequirementVerdict> judged) {
        return judged.stream()
                .filter(NotCounted::isNotApplicable)
                .filter(r -> capabilities.contains(r.requirement().capability()) || hangsOn(capabilities, r))
                .count();
    }

    private static boolean hangsOn(List<String> capabilities, RequirementVerdict verdict) {
        return !verdict.cases().isEmpty()
                && verdict.cases().stream().allMatch(c -> capabilities.stream()
                        .anyMatch(capability -> c.executed().tags().contains(CASE_OF + capability)));
    }

    private static String reason(RunFacts.Claim claim, String capability, RequirementVerdict first) {
        if (!claim.capabilities().contains(capability)) {
            return claim.unsupported().getOrDefault(capability, "not claimed");
        }
        // The rest is advice, for which the list of what does not apply has the room.
        return first.reason()
                .replaceFirst("^capability " + capability + ": ", "")
                .replaceFirst("\\. .*", "");
    }
}
