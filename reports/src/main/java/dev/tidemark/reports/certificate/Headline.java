// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.run.RunFacts;
import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.LeftOut;
import dev.tidemark.reports.verdict.Overall;
import dev.tidemark.reports.verdict.ProtocolVerdict;
import dev.tidemark.reports.verdict.RequirementVerdict;
import dev.tidemark.reports.verdict.Scoreboard;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of the first screen, the same in every view.
 *
 * @param sentence the verdict
 * @param counts kept requirements by level, a line per protocol
 * @param notTested what was not tested for want of what, or empty
 * @param suite what examined the target, and when
 * @param nextStep what to do now
 * @param command how to do it, or null
 */
public record Headline(
        String sentence, List<String> counts, String notTested, String suite, String nextStep, String command) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int HASH_SHOWN = 12;

    static Headline of(Judgement judgement) {
        RequirementVerdict first = first(judgement);
        String command = first == null ? null : command(Card.of(first));
        return new Headline(
                sentence(judgement),
                counts(judgement),
                notTested(judgement),
                suite(judgement),
                nextStep(judgement, first, command),
                command);
    }

    private static String sentence(Judgement j) {
        String target = j.facts().target().title();
        if (j.partial()) {
            return "%s, %s: partial run, no certificate. %s broken."
                    .formatted(
                            target, j.facts().claimed(), Plural.of(j.failures().size(), "MUST requirement"));
        }
        if (j.protocols().size() == 1 && j.overall() == Overall.INCOMPLETE) {
            return "The examination of %s against %s is incomplete: %s."
                    .formatted(target, j.facts().claimed(), String.join("; ", j.gaps()));
        }
        if (j.overall() == Overall.PASS && j.total().notTested() == 0) {
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
            case PASS -> "conforms to " + claim + except(protocol);
            case PASS_WITH_WARNINGS -> "conforms to " + claim + " with warnings" + except(protocol);
        };
    }

    private static String except(ProtocolVerdict protocol) {
        long notTested = protocol.scoreboard().total().notTested();
        return notTested == 0 ? "" : ", " + Plural.of(notTested, "requirement") + " not tested";
    }

    private static List<String> counts(Judgement j) {
        boolean several = j.protocols().size() > 1;
        return j.protocols().stream()
                .map(protocol -> (several ? protocol.claim().protocol() + ": " : "")
                        + counts(protocol.scoreboard().total()))
                .toList();
    }

    private static String counts(Scoreboard.Row total) {
        return "MUST %s   SHOULD %s   MAY %d observed"
                .formatted(total.must().text(), total.should().text(), total.observed());
    }

    private static String notTested(Judgement j) {
        return j.leftOut().stream().map(Headline::leftOut).collect(Collectors.joining("; "));
    }

    /** Counts, and what was not tested: on one line, or below the lines of several protocols. */
    List<String> countLines() {
        if (notTested.isEmpty()) {
            return counts;
        }
        String rest = "Not tested: " + notTested;
        return counts.size() == 1
                ? List.of(counts.get(0) + "        " + rest)
                : Stream.concat(counts.stream(), Stream.of(rest)).toList();
    }

    private static String leftOut(LeftOut group) {
        return "%s, %s (%s)"
                .formatted(
                        group.topics(),
                        Plural.of(group.requirements().size(), "requirement"),
                        group.missing().missing());
    }

    private static String suite(Judgement j) {
        RunFacts.Suite suite = j.facts().suite();
        RunFacts.Run run = j.facts().run();
        String guard = suite.deviations() == null
                ? "deviations not run"
                : "guarded by %d deviations (%s caught)"
                        .formatted(suite.deviations(), suite.caught() == null ? "unknown" : suite.caught());
        return "Suite %s, %s, seed %s, %s, %d s, evidence sha256 %s..."
                .formatted(
                        suite.version(),
                        guard,
                        run.seed(),
                        MINUTE.format(run.start()),
                        run.duration().toSeconds(),
                        j.sha256().substring(0, HASH_SHOWN));
    }

    /** The requirement to repair first: the first failure, else the first warning; null when there is neither. */
    private static RequirementVerdict first(Judgement j) {
        List<RequirementVerdict> failures = j.failures();
        if (!failures.isEmpty()) {
            return failures.get(0);
        }
        boolean repairFirst = j.overall().conforms() && !j.warnings().isEmpty();
        return repairFirst ? j.warnings().get(0) : null;
    }

    private static String command(Card card) {
        return card.cases().stream()
                .filter(broken -> broken.script() != null)
                .findFirst()
                .map(broken -> "sh " + broken.scriptPath())
                .orElse(null);
    }

    private static String nextStep(Judgement j, RequirementVerdict first, String command) {
        if (first != null) {
            return "Next: %s %s, %s.%s"
                    .formatted(
                            first.id(),
                            first.requirement().level().text(),
                            first.requirement().title(),
                            command == null ? "" : " See it again with");
        }
        if (!j.gaps().isEmpty() || !j.harnessErrors().isEmpty()) {
            return "Next: read \"Not tested\" in the report and run again; an incomplete examination says nothing.";
        }
        return j.partial()
                ? "Next: run without a filter for a certificate."
                : "Next: publish certificate.html, and the badge (badge.svg, or badge.json as a shields.io endpoint).";
    }
}
