// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.evidence.Exchange;
import dev.tidemark.reports.evidence.Exchanges;
import dev.tidemark.reports.verdict.CaseVerdict;
import dev.tidemark.reports.verdict.Finding;
import dev.tidemark.reports.verdict.RequirementVerdict;
import java.util.ArrayList;
import java.util.List;

/** All there is to say about one requirement that was broken. */
public record Card(RequirementVerdict verdict, List<Broken> cases) {

    /**
     * One case that broke it.
     *
     * @param exchange the deciding one, or null when none was recorded
     * @param deviating the part of it that deviates, where it can be told
     * @param script shell script that shows it again, or null without an exchange
     */
    public record Broken(
            CaseVerdict verdict,
            Finding.Broken finding,
            Exchange exchange,
            DeviatingPart deviating,
            String script,
            String scriptPath) {}

    static Card of(RequirementVerdict verdict) {
        List<Broken> cases = new ArrayList<>();
        for (CaseVerdict broken : verdict.brokenCases()) {
            cases.add(broken(verdict.id(), broken, cases.size() + 1));
        }
        return new Card(verdict, List.copyOf(cases));
    }

    private static Broken broken(String id, CaseVerdict verdict, int nth) {
        Exchanges exchanges =
                verdict.executed().executions().get(verdict.decidingExecution()).exchanges();
        Finding.Broken finding = verdict.broken();
        Exchange deciding = exchanges.deciding();
        return new Broken(
                verdict,
                finding,
                deciding,
                DeviatingPart.find(finding, deciding),
                deciding == null ? null : ReproScript.of(id, finding, exchanges),
                scriptPath(id, nth));
    }

    /** Where the script for the n-th broken case of a requirement stands, below the output folder. */
    private static String scriptPath(String requirement, int nth) {
        return "evidence/" + requirement + (nth == 1 ? "/repro.sh" : "/repro-" + nth + ".sh");
    }
}
