// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import dev.tidemark.reports.evidence.Case;
import dev.tidemark.reports.requirements.Level;
import dev.tidemark.reports.requirements.Requirement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A case, weighed.
 *
 * @param findings one per execution, in order
 * @param requirements server-side ones it was weighed for
 * @param outcome the worst over these requirements
 */
public record CaseVerdict(Case executed, List<Finding> findings, List<Requirement> requirements, Outcome outcome) {
    public CaseVerdict {
        findings = List.copyOf(findings);
        requirements = List.copyOf(requirements);
    }

    public String id() {
        return executed.id();
    }

    /**
     * The outcome for a requirement of this level. Repetitions of which one held and another was broken are FLAKY; a
     * repetition that could not be decided makes nothing flaky, because that is not the target's doing.
     */
    static Outcome at(Level level, List<Finding> findings) {
        List<Outcome> outcomes = findings.stream().map(f -> f.at(level)).toList();
        boolean held = outcomes.contains(Outcome.PASS);
        boolean broken = outcomes.stream().anyMatch(Outcome::broken);
        return held && broken ? Outcome.FLAKY : Outcome.worst(outcomes);
    }

    Outcome at(Level level) {
        return at(level, findings);
    }

    /** Index of the execution that explains the outcome: the first with the worst finding. */
    public int decidingExecution() {
        Comparator<Integer> byFinding =
                Comparator.comparing(i -> findings.get(i).at(Level.MUST));
        return IntStream.range(0, findings.size()).boxed().min(byFinding).orElseThrow();
    }

    /** The finding that explains the outcome. */
    public Finding finding() {
        return findings.get(decidingExecution());
    }

    /** What was expected and observed where a check did not hold, else null. */
    public Finding.Broken broken() {
        return finding() instanceof Finding.Broken broken ? broken : null;
    }

    /** Whether it counts against conformance: FAIL, or FLAKY for a MUST (NOT). */
    public boolean fails() {
        return outcome == Outcome.FAIL
                || outcome == Outcome.FLAKY
                        && requirements.stream()
                                .map(Requirement::level)
                                .anyMatch(l -> l.family() == Level.MUST && at(l) == Outcome.FLAKY);
    }

    /** How often it was executed. */
    public int executions() {
        return findings.size();
    }
}
