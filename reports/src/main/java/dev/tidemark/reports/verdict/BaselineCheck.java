// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import dev.tidemark.reports.run.RunFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A baseline compared with what happened.
 *
 * @param inForce entries that still fail, or could not be decided this time
 * @param stale entries whose requirement or case no longer fails or does not exist
 * @param known failing requirements that it covers, by id
 * @param fresh failing requirements that it does not cover, by id
 */
public record BaselineCheck(
        List<Baseline.Entry> inForce, List<Baseline.Entry> stale, List<String> known, List<String> fresh) {

    /** Whether every failing requirement is covered. */
    public boolean acceptsAllFailures() {
        return fresh.isEmpty();
    }

    /** Whether this failing requirement is covered. */
    public boolean accepts(RequirementVerdict failing) {
        return known.contains(failing.id());
    }

    static BaselineCheck of(
            Baseline baseline, List<RequirementVerdict> requirements, List<CaseVerdict> cases, RunFacts.Run run) {
        Map<String, Outcome> outcomes = new HashMap<>();
        cases.forEach(c -> outcomes.put(c.id(), c.outcome()));
        requirements.forEach(r -> outcomes.put(r.id(), r.outcome()));

        List<Baseline.Entry> inForce = new ArrayList<>();
        List<Baseline.Entry> stale = new ArrayList<>();
        for (Baseline.Entry entry : baseline.entries()) {
            // What holds in one shard may fail in another.
            boolean open = run.shard() != null
                    || RenamedCases.now(entry.names()).stream().anyMatch(name -> isOpen(outcomes.get(name), run));
            (open ? inForce : stale).add(entry);
        }
        Set<String> accepted = inForce.stream()
                .flatMap(entry -> RenamedCases.now(entry.names()).stream())
                .collect(Collectors.toSet());
        Map<Boolean, List<String>> failing = requirements.stream()
                .filter(RequirementVerdict::fails)
                .collect(Collectors.partitioningBy(
                        r -> accepted.contains(r.id())
                                || r.brokenCases().stream().allMatch(c -> accepted.contains(c.id())),
                        Collectors.mapping(RequirementVerdict::id, Collectors.toList())));
        return new BaselineCheck(List.copyOf(inForce), List.copyOf(stale), failing.get(true), failing.get(false));
    }

    private static boolean isOpen(Outcome outcome, RunFacts.Run run) {
        return outcome == null ? run.partial() : outcome.broken() || outcome.undecided();
    }
}
