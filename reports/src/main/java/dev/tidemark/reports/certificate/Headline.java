// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.evidence.Plural;
import dev.tidemark.reports.run.RunFacts;
import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.Overall;
import dev.tidemark.reports.verdict.ProtocolVerdict;
import dev.tidemark.reports.verdict.Scoreboard;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The words of the first screen, the same in every view.
 *
 * @param sentence the verdict
 * @param counts kept requirements by level, a line per protocol
 * @param notTested every requirement that was not tested, by the reason, or empty
 * @param notCounted a sentence for capabilities that do not apply, with the reason; empty where all apply
 * @param cases how the cases ended
 * @param known how many failures a baseline knows, or empty without a baseline
 * @param suite what examined the target, and when
 * @param next what to do now
 */
public record Headline(
        String sentence,
        List<String> counts,
        String notTested,
        List<String> notCounted,
        String cases,
        String known,
        String suite,
        NextStep next) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int HASH_SHOWN = 12;

    static Headline of(Judgement judgement) {
        return new Headline(
                sentence(judgement),
                counts(judgement),
                notTested(judgement),
                notCounted(judgement),
                "cases: " + judgement.counts().text(),
                known(judgement),
                suite(judgement),
                NextStep.of(judgement));
    }

    private static String sentence(Judgement j) {
        String target = j.facts().target().title();
        RunFacts.Shard shard = j.facts().run().shard();
        if (shard != null) {
            return "%s, %s: %s, no certificate by itself. %s broken."
                    .formatted(
                            target,
                            j.facts().claimed(),
                            shard.title(),
                            Plural.of(j.failures().size(), "MUST requirement"));
        }
        if (j.partial()) {
            return "%s, %s: partial run, no certificate. %s broken."
                    .formatted(
                            target, j.facts().claimed(), Plural.of(j.failures().size(), "MUST requirement"));
        }
        if (j.protocols().size() == 1 && j.overall() == Overall.INCOMPLETE) {
            return "The examination of %s against %s is incomplete: %s."
                    .formatted(target, j.facts().claimed(), String.join("; ", j.gaps()));
        }
        if (j.overall() == Overall.PASS && Examined.of(j).clause().isEmpty()) {
            return "%s conforms to %s.".formatted(target, j.facts().claimed());
        }
        return j.protocols().stream().map(Headline::clause).collect(Collectors.joining("; it ", target + " ", "."));
    }

    /** What is to be said of one protocol; the target is the subject. */
    private static String clause(ProtocolVerdict protocol) {
        String claim = protocol.claim().title();
        return switch (protocol.overall()) {
            case FAIL ->
                "does not conform to %s: %s broken".formatted(claim, Plural.of(protocol.failed(), "MUST requirement"));
            case INCOMPLETE ->
                "was not examined completely against %s: %s".formatted(claim, String.join(", ", protocol.gaps()));
            case PASS -> "conforms to " + claim + Examined.of(protocol).clause();
            case PASS_WITH_WARNINGS ->
                "conforms to " + claim + " with warnings"
                        + Examined.of(protocol).clause();
        };
    }

    private static List<String> counts(Judgement j) {
        boolean several = j.protocols().size() > 1;
        return j.protocols().stream()
                .map(protocol -> (several ? protocol.claim().protocol() + ": " : "")
                        + counts(protocol.scoreboard().total()))
                .toList();
    }

    private static String counts(Scoreboard.Row total) {
        long rest =
                total.notTested() - total.must().notTested() - total.should().notTested();
        return "MUST %s   SHOULD %s   MAY %d observed%s"
                .formatted(
                        total.must().words(),
                        total.should().words(),
                        total.observed(),
                        rest == 0 ? "" : ", " + rest + " not tested");
    }

    private static String notTested(Judgement j) {
        return j.whyNotTested().stream()
                .map(group ->
                        "%s (%s)".formatted(Plural.of(group.requirements().size(), "requirement"), group.reason()))
                .collect(Collectors.joining(", "));
    }

    private static List<String> notCounted(Judgement j) {
        return j.protocols().stream()
                .flatMap(protocol -> protocol.notCounted().stream())
                .map(group -> "%s about %s (%s)"
                        .formatted(
                                Plural.of(group.requirements(), "requirement"),
                                String.join(", ", group.capabilities()),
                                group.reason()))
                .toList();
    }

    /** Counts, and what is missing in them. */
    List<String> countLines() {
        List<String> lines = new ArrayList<>(counts);
        if (!notTested.isEmpty()) {
            lines.add("Not tested: " + notTested);
        }
        notCounted.forEach(group -> lines.add("Not counted: " + group));
        return lines;
    }

    private static String known(Judgement j) {
        return j.baseline().entries().isEmpty()
                ? ""
                : "known: %d, new: %d"
                        .formatted(
                                j.baselineCheck().known().size(),
                                j.baselineCheck().fresh().size());
    }

    private static String suite(Judgement j) {
        RunFacts.Suite suite = j.facts().suite();
        RunFacts.Run run = j.facts().run();
        String guard = suite.deviations() == null
                ? ""
                : " (each of its checks was seen to fail: %d deviations, %s caught)"
                        .formatted(suite.deviations(), suite.caught() == null ? "unknown" : suite.caught());
        return "Suite %s%s, seed %s, %s, %d s, evidence sha256 %s..."
                .formatted(
                        suite.version(),
                        guard,
                        run.seed(),
                        MINUTE.format(run.start()),
                        run.duration().toSeconds(),
                        j.sha256().substring(0, HASH_SHOWN));
    }
}
