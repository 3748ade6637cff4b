// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.evidence.Plural;
import dev.tidemark.reports.repro.Shell;
import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.ProtocolVerdict;
import dev.tidemark.reports.verdict.Scoreboard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The verdict as plain text for a terminal: one sentence, some lines of facts, a table per protocol, one next step. */
public final class FirstScreen {

    private static final String ROW = "%-22s %-18s %-9s %-9s %-9s %s";

    private static final String SCRIPT = "sh evidence/";

    private FirstScreen() {}

    /** As read by somebody who stands in the folder of the report. */
    public static String render(Judgement judgement) {
        return render(judgement, Path.of(""));
    }

    /** @param folder of the report, from where the reader stands: paths are printed from there */
    public static String render(Judgement judgement, Path folder) {
        Headline headline = Headline.of(judgement);
        List<String> lines = new ArrayList<>();
        lines.add(headline.sentence());
        lines.addAll(headline.countLines());
        if (!headline.known().isEmpty()) {
            lines.add(headline.known());
        }
        lines.add(headline.suite());
        for (ProtocolVerdict protocol : judgement.protocols()) {
            String first = judgement.protocols().size() == 1
                    ? "capability"
                    : protocol.claim().protocol();
            lines.add("");
            lines.add(ROW.formatted(first, "verdict", "MUST", "SHOULD", "MAY seen", "not tested"));
            protocol.scoreboard().rows().forEach(row -> lines.add(row(row)));
        }
        lines.add("");
        judgement.baselineCheck().stale().forEach(entry -> lines.add("Stale baseline entry: " + entry.names()));
        if (!judgement.harnessErrors().isEmpty()) {
            lines.add("HARNESS ERROR in "
                    + Plural.of(judgement.harnessErrors().size(), "case") + ", first: "
                    + judgement.harnessErrors().get(0).id());
        }
        lines.add(headline.next().sentence());
        headline.next().lines().forEach(line -> lines.add("  " + from(folder, line)));
        return String.join("\n", lines) + "\n";
    }

    /** The last line of a run, such as {@code cases: 949 passed, 22 failed, 2 warned, 49 skipped}. */
    public static String cases(Judgement judgement) {
        return Headline.of(judgement).cases();
    }

    private static String from(Path folder, String line) {
        return line.startsWith(SCRIPT)
                ? "sh "
                        + Shell.word(
                                folder.resolve(line.substring("sh ".length())).toString())
                : line;
    }

    private static String row(Scoreboard.Row row) {
        return ROW.formatted(
                        row.name(),
                        row.verdict(),
                        row.must().text(),
                        row.should().text(),
                        count(row.observed()),
                        count(row.notTested()))
                .stripTrailing();
    }

    private static String count(long count) {
        return count == 0 ? "-" : Long.toString(count);
    }
}
