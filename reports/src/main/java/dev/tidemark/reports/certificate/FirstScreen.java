// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.ProtocolVerdict;
import dev.tidemark.reports.verdict.Scoreboard;
import java.util.ArrayList;
import java.util.List;

/** The verdict as plain text for a terminal: one sentence, some lines of facts, a table per protocol, one next step. */
public final class FirstScreen {

    private static final String ROW = "%-22s %-9s %-9s %-12s %-11s %s";

    private FirstScreen() {}

    public static String render(Judgement judgement) {
        Headline headline = Headline.of(judgement);
        List<String> lines = new ArrayList<>();
        lines.add(headline.sentence());
        lines.addAll(headline.countLines());
        lines.add(headline.suite());
        for (ProtocolVerdict protocol : judgement.protocols()) {
            String first = judgement.protocols().size() == 1
                    ? "capability"
                    : protocol.claim().protocol();
            lines.add("");
            lines.add(ROW.formatted(first, "MUST", "SHOULD", "MAY observed", "not tested", "verdict"));
            protocol.scoreboard().rows().forEach(row -> lines.add(row(row)));
        }
        lines.add("");
        judgement.baselineCheck().stale().forEach(entry -> lines.add("Stale baseline entry: " + entry.names()));
        if (!judgement.harnessErrors().isEmpty()) {
            lines.add("HARNESS ERROR in "
                    + Plural.of(judgement.harnessErrors().size(), "case") + ", first: "
                    + judgement.harnessErrors().get(0).id());
        }
        lines.add(headline.nextStep());
        if (headline.command() != null) {
            lines.add("  " + headline.command());
        }
        return String.join("\n", lines) + "\n";
    }

    private static String row(Scoreboard.Row row) {
        return ROW.formatted(
                row.name(),
                row.must().text(),
                row.should().text(),
                count(row.observed()),
                count(row.notTested()),
                row.verdict());
    }

    private static String count(long count) {
        return count == 0 ? "-" : Long.toString(count);
    }
}
