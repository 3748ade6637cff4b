// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.run.RunFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The result of judging a run: every number of every view comes from here.
 *
 * @param facts with secrets masked
 * @param sha256 of the messages file
 * @param overall the verdict over all protocols; of a partial run, the verdict over what it executed
 * @param gaps why the examination is incomplete, one sentence each
 * @param protocols one part per protocol, in the order of the catalogues
 * @param total the counts over all protocols
 * @param cases ordered by file and line
 * @param clientSide how many requirements bind clients and are not judged
 */
public record Judgement(
        RunFacts facts,
        String sha256,
        Overall overall,
        List<String> gaps,
        List<ProtocolVerdict> protocols,
        Scoreboard.Row total,
        List<CaseVerdict> cases,
        List<Exclusion> exclusions,
        int clientSide,
        Baseline baseline,
        BaselineCheck baselineCheck) {

    public Judgement {
        gaps = List.copyOf(gaps);
        protocols = List.copyOf(protocols);
        cases = List.copyOf(cases);
        exclusions = List.copyOf(exclusions);
    }

    /** What it was judged by. */
    public List<Catalogue> catalogues() {
        return protocols.stream().map(ProtocolVerdict::catalogue).toList();
    }

    /** The judged requirements of all protocols. */
    public List<RequirementVerdict> requirements() {
        return protocols.stream()
                .flatMap(protocol -> protocol.requirements().stream())
                .toList();
    }

    public boolean partial() {
        return facts.run().partial();
    }

    /**
     * 1 for a failure outside the baseline or a stale baseline entry; else 2 when incomplete or when a case ended in a
     * harness error; else 0.
     */
    public int exitCode() {
        if (!failures().isEmpty() && !baselineCheck.acceptsAllFailures()
                || !baselineCheck.stale().isEmpty()) {
            return 1;
        }
        return !gaps.isEmpty() || !harnessErrors().isEmpty() ? 2 : 0;
    }

    public List<RequirementVerdict> failures() {
        return requirements(RequirementVerdict::fails);
    }

    public List<RequirementVerdict> warnings() {
        return requirements(RequirementVerdict::warns);
    }

    /** Undecided requirements: NOT TESTED and HARNESS ERROR. */
    public List<RequirementVerdict> undecided() {
        return requirements(r -> r.outcome().undecided());
    }

    /** Requirements left out of the counts for want of a named prerequisite, by prerequisite. */
    public List<LeftOut> leftOut() {
        return LeftOut.of(requirements());
    }

    /** Every undecided requirement, by the reason. */
    public List<WhyNotTested> whyNotTested() {
        return WhyNotTested.of(undecided());
    }

    /** Why requirements do not apply, each reason with how many of them. */
    public Map<String, Long> notOffered() {
        return requirements(r -> r.outcome() == Outcome.NOT_APPLICABLE).stream()
                .collect(Collectors.groupingBy(
                        r -> r.reason().isEmpty() ? r.id() : r.reason(), LinkedHashMap::new, Collectors.counting()));
    }

    /** How the cases ended: the same numbers in every view. */
    public CaseCounts counts() {
        return CaseCounts.of(cases);
    }

    public List<CaseVerdict> failingCases() {
        return cases(CaseVerdict::fails);
    }

    public List<CaseVerdict> harnessErrors() {
        return cases(c -> c.outcome() == Outcome.HARNESS_ERROR);
    }

    /** Cases that are NOT TESTED or NOT APPLICABLE. */
    public List<CaseVerdict> skippedCases() {
        return cases(c -> c.outcome() == Outcome.NOT_TESTED || c.outcome() == Outcome.NOT_APPLICABLE);
    }

    /** Cases about concurrency, restarts and crashes: what they observed is evidence worth reading when they pass, too. */
    public List<CaseVerdict> endurance() {
        return cases(c -> c.executed().address().file().matches(".*(concurrency|durability).*")
                || c.executed().tags().stream().anyMatch(t -> t.equals("@stochastic") || t.startsWith("@needs-")));
    }

    private List<CaseVerdict> cases(Predicate<CaseVerdict> which) {
        return cases.stream().filter(which).toList();
    }

    private List<RequirementVerdict> requirements(Predicate<RequirementVerdict> which) {
        return requirements().stream().filter(which).toList();
    }
}
