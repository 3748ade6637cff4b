// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.evidence.Case;
import dev.tidemark.reports.evidence.Plural;
import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.verdict.CaseVerdict;
import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.LeftOut;
import dev.tidemark.reports.verdict.ProtocolVerdict;
import dev.tidemark.reports.verdict.RequirementVerdict;
import dev.tidemark.reports.verdict.Scoreboard;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The summary for a CI job page. */
final class Markdown {

    private final List<String> lines = new ArrayList<>();

    private Markdown() {}

    static String render(Judgement judgement, List<Card> failures, List<Card> warnings) {
        Markdown markdown = new Markdown();
        markdown.firstScreen(judgement);
        markdown.findings(failures, warnings);
        markdown.cards("Failures", failures);
        markdown.cards("Warnings", warnings);
        markdown.undecided(judgement);
        return String.join("\n", markdown.lines) + "\n";
    }

    private void firstScreen(Judgement judgement) {
        Headline headline = Headline.of(judgement);
        add("## " + escape(headline.sentence()));
        headline.countLines().forEach(line -> add("", escape(line)));
        Stream.of(headline.cases(), headline.known(), headline.suite())
                .filter(line -> !line.isEmpty())
                .forEach(line -> add("", escape(line)));
        judgement
                .protocols()
                .forEach(protocol -> table(protocol, judgement.protocols().size() > 1));
        add("", "**" + escape(headline.next().sentence()) + "**");
        headline.next().lines().forEach(line -> add("", "    " + line.replaceAll("\\p{Cntrl}+", " ")));
        judgement.gaps().forEach(gap -> add("", "Gap: " + escape(gap)));
        judgement.baselineCheck().stale().forEach(entry -> add("", "Stale baseline entry: " + escape(entry.names())));
    }

    /** The findings in one table, worst first, as on the first screen of the page. */
    private void findings(List<Card> failures, List<Card> warnings) {
        if (failures.isEmpty() && warnings.isEmpty()) {
            return;
        }
        add("", "| finding | title | section | observed |", "|---|---|---|---|");
        Stream.concat(failures.stream(), warnings.stream())
                .forEach(card -> add("| %s %s | %s | %s | %s |"
                        .formatted(
                                escape(card.verdict().id()),
                                card.verdict().outcome().text(),
                                escape(card.verdict().requirement().title()),
                                section(card),
                                escape(card.observed()))));
    }

    private static String section(Card card) {
        String name = escape(card.verdict().requirement().section());
        return card.section().link().isEmpty()
                ? name
                : "[" + name + "](" + card.section().link() + ")";
    }

    private void table(ProtocolVerdict protocol, boolean named) {
        String first = named ? escape(protocol.claim().protocol()) : "capability";
        add("", "| " + first + " | verdict | MUST | SHOULD | MAY seen | not tested |", "|---|---|---|---|---|---|");
        for (Scoreboard.Row row : protocol.scoreboard().rows()) {
            add("| %s | %s | %s | %s | %d | %d |"
                    .formatted(
                            escape(row.name()),
                            row.verdict(),
                            row.must().text(),
                            row.should().text(),
                            row.observed(),
                            row.notTested()));
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
            add("", escape(requirement.statement()) + " (section " + section(card) + ")", "");
            if (card.looksLike() != null) {
                add("Looks like a server that does this: " + escape(card.looksLike()), "");
            }
            for (Card.Broken broken : card.cases()) {
                Case.Address address = broken.verdict().executed().address();
                add("- " + escape((address.rule().isEmpty() ? "" : address.rule() + ": ") + address.scenario()));
                add("  - expected: " + escape(broken.finding().expected()));
                add("  - observed: " + escape(broken.finding().observed()));
            }
        }
    }

    private void undecided(Judgement judgement) {
        for (LeftOut group : judgement.leftOut()) {
            add(
                    "",
                    "Not tested: %s (%s). To test: %s"
                            .formatted(
                                    Plural.of(group.requirements().size(), "requirement"),
                                    escape(group.missing().missing()),
                                    escape(group.missing().supply())));
        }
        judgement.whyNotTested().stream()
                .filter(group -> !group.excused())
                .forEach(group -> add(
                        "",
                        "Not tested: %s (%s): %s"
                                .formatted(
                                        Plural.of(group.requirements().size(), "requirement"),
                                        escape(group.reason()),
                                        group.requirements().stream()
                                                .map(RequirementVerdict::id)
                                                .map(Markdown::escape)
                                                .collect(Collectors.joining(", ")))));
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
                .replaceAll("[\\\\`*_\\[\\]|#$]|~~", "\\\\$0")
                .replace("@", "&#64;");
    }
}
