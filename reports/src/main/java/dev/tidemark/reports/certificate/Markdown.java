// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.verdict.CaseVerdict;
import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.LeftOut;
import dev.tidemark.reports.verdict.ProtocolVerdict;
import dev.tidemark.reports.verdict.Scoreboard;
import java.util.ArrayList;
import java.util.List;

/** The summary for a CI job page. */
final class Markdown {

    private final List<String> lines = new ArrayList<>();

    private Markdown() {}

    static String render(Judgement judgement, List<Card> failures, List<Card> warnings) {
        Markdown markdown = new Markdown();
        markdown.firstScreen(judgement);
        markdown.cards("Failures", failures);
        markdown.cards("Warnings", warnings);
        markdown.undecided(judgement);
        return String.join("\n", markdown.lines) + "\n";
    }

    private void firstScreen(Judgement judgement) {
        Headline headline = Headline.of(judgement);
        add("## " + escape(headline.sentence()));
        headline.countLines().forEach(line -> add("", escape(line)));
        add("", escape(headline.suite()));
        judgement
                .protocols()
                .forEach(protocol -> table(protocol, judgement.protocols().size() > 1));
        String command = headline.command() == null ? "" : " " + escape(headline.command());
        add("", "**" + escape(headline.nextStep()) + command + "**");
        judgement.gaps().forEach(gap -> add("", "Gap: " + escape(gap)));
        judgement.baselineCheck().stale().forEach(entry -> add("", "Stale baseline entry: " + escape(entry.names())));
    }

    private void table(ProtocolVerdict protocol, boolean named) {
        String first = named ? escape(protocol.claim().protocol()) : "capability";
        add("", "| " + first + " | MUST | SHOULD | MAY observed | not tested | verdict |", "|---|---|---|---|---|---|");
        for (Scoreboard.Row row : protocol.scoreboard().rows()) {
            add("| %s | %s | %s | %d | %d | %s |"
                    .formatted(
                            escape(row.name()),
                            row.must().text(),
                            row.should().text(),
                            row.observed(),
                            row.notTested(),
                            row.verdict()));
        }
    }

    private void cards(String title, List<Card> cards) {
        if (!cards.isEmpty()) {
            add("", "### " + title);
        }
        for (Card card : cards) {
            Requirement requirement = card.verdict().requirement();
            add(
                    "",
                    "#### %s %s: %s"
                            .formatted(
                                    escape(requirement.id()),
                                    requirement.level().text(),
                                    escape(requirement.title())));
            add("", escape(requirement.statement()) + " (section " + escape(requirement.section()) + ")", "");
            for (Card.Broken broken : card.cases()) {
                add("- " + escape(broken.verdict().id()));
                add("  - expected: " + escape(broken.finding().expected()));
                add("  - observed: " + escape(broken.finding().observed()));
            }
        }
    }

    private void undecided(Judgement judgement) {
        for (LeftOut group : judgement.leftOut()) {
            add(
                    "",
                    "Not tested: %s, %s (%s). To test: %s"
                            .formatted(
                                    escape(group.topics()),
                                    Plural.of(group.requirements().size(), "requirement"),
                                    escape(group.missing().missing()),
                                    escape(group.missing().supply())));
        }
        for (CaseVerdict error : judgement.harnessErrors()) {
            add(
                    "",
                    "HARNESS ERROR: %s: %s"
                            .formatted(
                                    escape(error.id()), escape(error.finding().reason())));
        }
    }

    private void add(String... more) {
        lines.addAll(List.of(more));
    }

    /** Text that stays text on its line: entities for what HTML reads, a backslash for what Markdown reads. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ")
                .replaceAll("[\\\\`*_\\[\\]|~#$]", "\\\\$0")
                .replace("@", "&#64;");
    }
}
