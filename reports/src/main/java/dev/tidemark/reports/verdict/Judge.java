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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Weighs evidence by the level of the requirement it belongs to. */
public final class Judge {

    private final RunFacts facts;
    private final List<Catalogue> catalogues;
    private final Map<String, Requirement> serverSide = new LinkedHashMap<>();
    private final Map<String, RunFacts.Claim> claims = new HashMap<>();
    private final Set<String> allIds = new HashSet<>();

    private Judge(RunFacts facts, List<Catalogue> catalogues) {
        if (facts.claims().size() != catalogues.size()) {
            throw new IllegalArgumentException(
                    facts.claims().size() + " claims cannot be judged by " + catalogues.size() + " catalogues");
        }
        this.facts = facts;
        this.catalogues = catalogues;
        for (int i = 0; i < catalogues.size(); i++) {
            RunFacts.Claim claim = facts.claims().get(i);
            requireKnownCapabilities(claim, catalogues.get(i));
            for (Requirement requirement : catalogues.get(i).requirements()) {
                allIds.add(requirement.id());
                if (requirement.side() == Side.SERVER) {
                    serverSide.put(requirement.id(), requirement);
                    claims.put(requirement.id(), claim);
                }
            }
        }
    }

    /**
     * Judges a run.
     *
     * @param messages Cucumber Messages as NDJSON
     * @throws IOException when the messages cannot be read
     * @throws IllegalArgumentException when there is not one claim per catalogue, or one names a capability that its catalogue lacks
     */
    public static Judgement judge(Path messages, RunFacts facts, List<Catalogue> catalogues, Baseline baseline)
            throws IOException {
        Judge judge = new Judge(facts, catalogues);
        Evidence evidence = Messages.read(messages, new Secrets(facts.target().secretHeaders()));
        return judge.weigh(evidence, baseline);
    }

    private Judgement weigh(Evidence evidence, Baseline baseline) {
        Unclaimed unclaimed = Unclaimed.of(catalogues, facts.claims(), evidence.cases());
        RequirementWeighing weighing = new RequirementWeighing(facts, claims, unclaimed);
        List<CaseVerdict> cases = new ArrayList<>();
        Map<String, List<CaseVerdict>> byRequirement = new HashMap<>();
        for (Case executed : evidence.cases()) {
            CaseVerdict verdict = caseVerdict(executed, weighing);
            cases.add(verdict);
            verdict.requirements().forEach(r -> byRequirement
                    .computeIfAbsent(r.id(), i -> new ArrayList<>())
                    .add(verdict));
        }
        List<String> gapsOfRun = Gaps.ofRun(facts, evidence, cases);
        List<ProtocolVerdict> protocols = new ArrayList<>();
        List<Exclusion> exclusions = new ArrayList<>();
        for (int i = 0; i < catalogues.size(); i++) {
            List<RequirementVerdict> requirements = new ArrayList<>();
            List<Exclusion> excluded = new ArrayList<>();
            for (Requirement requirement : serverSide(catalogues.get(i))) {
                List<CaseVerdict> own = byRequirement.getOrDefault(requirement.id(), List.of());
                Exclusion exclusion = own.isEmpty() ? weighing.exclusion(requirement) : null;
                if (exclusion != null) {
                    excluded.add(exclusion);
                } else if (!own.isEmpty() || !facts.run().partial()) {
                    requirements.add(weighing.weigh(requirement, own));
                }
            }
            exclusions.addAll(excluded);
            // What merely was not selected is no capability that this version does not examine.
            List<Exclusion> shown = facts.run().partial() ? List.of() : excluded;
            // What the cases of a shard leave open, those of another may decide.
            List<String> gaps = facts.run().shard() == null ? Gaps.of(requirements) : List.of();
            protocols.add(
                    ProtocolVerdict.of(catalogues.get(i), facts.claims().get(i), gapsOfRun, gaps, requirements, shown));
        }
        return judgement(evidence, baseline, cases, gapsOfRun, protocols, exclusions);
    }

    private static List<Requirement> serverSide(Catalogue catalogue) {
        return catalogue.requirements().stream()
                .filter(requirement -> requirement.side() == Side.SERVER)
                .toList();
    }

    private Judgement judgement(
            Evidence evidence,
            Baseline baseline,
            List<CaseVerdict> cases,
            List<String> gapsOfRun,
            List<ProtocolVerdict> protocols,
            List<Exclusion> exclusions) {
        List<RequirementVerdict> requirements = protocols.stream()
                .flatMap(protocol -> protocol.requirements().stream())
                .toList();
        return new Judgement(
                facts.masked(evidence.secrets()::mask),
                evidence.sha256(),
                Overall.together(
                        protocols.stream().map(ProtocolVerdict::overall).toList()),
                gaps(gapsOfRun, protocols),
                protocols,
                Scoreboard.total(requirements),
                cases,
                exclusions,
                allIds.size() - serverSide.size(),
                baseline,
                BaselineCheck.of(baseline, requirements, cases, facts.run()));
    }

    /** The gaps of the run, then those of each protocol, which is named where there are several. */
    private static List<String> gaps(List<String> gapsOfRun, List<ProtocolVerdict> protocols) {
        List<String> gaps = new ArrayList<>(gapsOfRun);
        for (ProtocolVerdict protocol : protocols) {
            String name = protocols.size() == 1 ? "" : protocol.claim().protocol() + ": ";
            protocol.gaps().stream()
                    .skip(gapsOfRun.size())
                    .map(gap -> name + gap)
                    .forEach(gaps::add);
        }
        return gaps;
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

    private static void requireKnownCapabilities(RunFacts.Claim claim, Catalogue catalogue) {
        List<String> unknown = new ArrayList<>(claim.capabilities());
        unknown.addAll(claim.asserted());
        unknown.addAll(claim.unsupported().keySet());
        catalogue.requirements().forEach(requirement -> unknown.removeIf(requirement.capability()::equals));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "the catalogue " + catalogue.name() + " has no capabilities called: " + unknown);
        }
    }
}
