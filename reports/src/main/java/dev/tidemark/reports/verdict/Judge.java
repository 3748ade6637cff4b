// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import dev.tidemark.reports.evidence.Case;
import dev.tidemark.reports.evidence.Evidence;
import dev.tidemark.reports.evidence.Messages;
import dev.tidemark.reports.evidence.Secrets;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.requirements.Side;
import dev.tidemark.reports.run.RunFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Weighs evidence by the level of the requirement it belongs to. */
public final class Judge {

    private final RunFacts facts;
    private final Map<String, Requirement> serverSide = new LinkedHashMap<>();
    private final Set<String> allIds;

    private Judge(RunFacts facts, List<Catalogue> catalogues) {
        this.facts = facts;
        List<Requirement> all =
                catalogues.stream().flatMap(c -> c.requirements().stream()).toList();
        this.allIds = all.stream().map(Requirement::id).collect(Collectors.toSet());
        all.stream().filter(r -> r.side() == Side.SERVER).forEach(r -> serverSide.put(r.id(), r));
        requireKnownCapabilities(all);
    }

    /**
     * Judges a run.
     *
     * @param messages Cucumber Messages as NDJSON
     * @throws IOException when the messages cannot be read
     * @throws IllegalArgumentException when the claim names a capability that no catalogue has
     */
    public static Judgement judge(Path messages, RunFacts facts, List<Catalogue> catalogues, Baseline baseline)
            throws IOException {
        Judge judge = new Judge(facts, catalogues);
        Evidence evidence = Messages.read(messages, new Secrets(facts.target().secretHeaders()));
        return judge.weigh(evidence, catalogues, baseline);
    }

    private Judgement weigh(Evidence evidence, List<Catalogue> catalogues, Baseline baseline) {
        RequirementWeighing weighing = new RequirementWeighing(facts);
        List<CaseVerdict> cases = new ArrayList<>();
        Map<String, List<CaseVerdict>> byRequirement = new LinkedHashMap<>();
        for (Case executed : evidence.cases()) {
            CaseVerdict verdict = caseVerdict(executed, weighing);
            cases.add(verdict);
            verdict.requirements().forEach(r -> byRequirement
                    .computeIfAbsent(r.id(), i -> new ArrayList<>())
                    .add(verdict));
        }
        List<RequirementVerdict> requirements = new ArrayList<>();
        List<Exclusion> exclusions = new ArrayList<>();
        for (Requirement requirement : serverSide.values()) {
            List<CaseVerdict> own = byRequirement.getOrDefault(requirement.id(), List.of());
            Exclusion exclusion = own.isEmpty() ? weighing.exclusion(requirement) : null;
            if (exclusion != null) {
                exclusions.add(exclusion);
            } else if (!own.isEmpty() || !facts.run().partial()) {
                requirements.add(weighing.weigh(requirement, own));
            }
        }
        return judgement(evidence, catalogues, baseline, cases, requirements, exclusions);
    }

    private Judgement judgement(
            Evidence evidence,
            List<Catalogue> catalogues,
            Baseline baseline,
            List<CaseVerdict> cases,
            List<RequirementVerdict> requirements,
            List<Exclusion> exclusions) {
        List<String> gaps = Gaps.of(facts, evidence, cases, requirements);
        Overall overall = Overall.of(requirements);
        return new Judgement(
                facts.masked(evidence.secrets()::mask),
                catalogues,
                evidence.sha256(),
                overall.conforms() && !gaps.isEmpty() ? Overall.INCOMPLETE : overall,
                gaps,
                requirements,
                cases,
                exclusions,
                allIds.size() - serverSide.size(),
                baseline,
                BaselineCheck.of(baseline, requirements, cases, facts.run().partial()),
                Scoreboard.of(requirements, exclusions));
    }

    private CaseVerdict caseVerdict(Case executed, RequirementWeighing weighing) {
        List<String> tagged = executed.tags().stream()
                .map(tag -> tag.substring(1))
                .filter(allIds::contains)
                .distinct()
                .toList();
        List<Finding> findings = executed.executions().stream()
                .map(e -> tagged.isEmpty() ? new Finding.HarnessError("carries no requirement") : Diagnosis.of(e))
                .toList();
        List<Requirement> judged =
                tagged.stream().map(serverSide::get).filter(Objects::nonNull).toList();
        List<Outcome> outcomes = new ArrayList<>();
        for (Requirement requirement : judged) {
            outcomes.add(
                    weighing.applies(requirement)
                            ? CaseVerdict.at(requirement.level(), findings)
                            : Outcome.NOT_APPLICABLE);
        }
        if (tagged.isEmpty()) {
            outcomes.add(Outcome.HARNESS_ERROR);
        } else if (judged.isEmpty()) {
            outcomes.add(Outcome.NOT_APPLICABLE);
        }
        return new CaseVerdict(executed, findings, judged, Outcome.worst(outcomes));
    }

    private void requireKnownCapabilities(List<Requirement> all) {
        Set<String> known = all.stream().map(Requirement::capability).collect(Collectors.toSet());
        List<String> unknown = new ArrayList<>(facts.claim().capabilities());
        unknown.addAll(facts.claim().unsupported().keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no catalogue has these capabilities: " + unknown);
        }
    }
}
