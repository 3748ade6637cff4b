// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.evidence.Exchange;
import dev.tidemark.reports.evidence.Exchanges;
import dev.tidemark.reports.likeness.Deviant;
import dev.tidemark.reports.likeness.Deviants;
import dev.tidemark.reports.repro.ReproScript;
import dev.tidemark.reports.requirements.Specification;
import dev.tidemark.reports.verdict.CaseVerdict;
import dev.tidemark.reports.verdict.Finding;
import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.RequirementVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All there is to say about one requirement that was broken.
 *
 * @param section where its specification states it
 * @param rerun the command line that runs its cases alone
 * @param looksLike what a server does of which the same was seen, in one sentence, or null when nothing is clear
 */
public record Card(
        RequirementVerdict verdict, Specification.Section section, String rerun, List<Broken> cases, String looksLike) {

    private static final Map<String, Deviants> KNOWN = Stream.of("durable-streams", "s2")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Deviants::named));

    /**
     * One case that broke it.
     *
     * @param exchange the deciding one, or null when none was recorded
     * @param timeline when what happened; empty when there was nothing but one exchange after the other
     * @param script shell script that shows it again, or null without an exchange
     * @param judged whether the script can tell a server with the fault from one without
     */
    public record Broken(
            CaseVerdict verdict,
            Finding.Broken finding,
            Wire exchange,
            Timeline timeline,
            String script,
            boolean judged,
            String scriptPath) {}

    static Card of(RequirementVerdict verdict, Judgement judgement) {
        Specification.Section section = judgement.protocols().stream()
                .filter(protocol -> protocol.requirements().contains(verdict))
                .map(protocol -> protocol.catalogue()
                        .specification()
                        .section(verdict.requirement().section()))
                .findFirst()
                .orElse(new Specification.Section("", ""));
        List<Broken> cases = new ArrayList<>();
        String rerun = WayOut.rerun(judgement.facts(), verdict.id());
        for (CaseVerdict broken : verdict.brokenCases()) {
            cases.add(broken(verdict.id(), broken, cases.size() + 1, rerun));
        }
        return new Card(verdict, section, rerun, List.copyOf(cases), looksLike(verdict));
    }

    private static String looksLike(RequirementVerdict verdict) {
        return KNOWN.values().stream()
                .flatMap(deviants -> deviants.like(verdict).stream())
                .map(Deviant::summary)
                .findFirst()
                .orElse(null);
    }

    /** What was observed where it was first seen, in one line. */
    public String observed() {
        return cases.isEmpty() ? verdict.reason() : cases.get(0).finding().observed();
    }

    private static Broken broken(String id, CaseVerdict verdict, int nth, String rerun) {
        Exchanges exchanges =
                verdict.executed().executions().get(verdict.decidingExecution()).exchanges();
        Finding.Broken finding = verdict.broken();
        Exchange deciding = Decider.find(finding, exchanges);
        ReproScript.Written script = deciding == null ? null : ReproScript.of(id, finding, exchanges, deciding, rerun);
        return new Broken(
                verdict,
                finding,
                deciding == null ? null : Wire.of(deciding, DeviatingPart.find(finding, deciding)),
                Timeline.of(exchanges, deciding),
                script == null ? null : script.text(),
                script != null && script.judges(),
                scriptPath(id, nth));
    }

    /** Where the script for the n-th broken case of a requirement stands, below the output folder. */
    private static String scriptPath(String requirement, int nth) {
        return "evidence/" + requirement + (nth == 1 ? "/repro.sh" : "/repro-" + nth + ".sh");
    }
}
