// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.evidence.Plural;
import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.Outcome;
import dev.tidemark.reports.verdict.RequirementVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What changed since an earlier certificate: in the target, and in the suite that examined it.
 *
 * @param before what the earlier certificate says of the target, such as {@code acme 1.0, 2026-11-22}
 * @param fixed requirements that were broken then and are not now
 * @param broken requirements that are broken now and were not then, those that were not judged then among them
 * @param newRules requirements judged now that the earlier suite did not judge
 * @param goneRules requirements that only the earlier suite judged
 */
public record Comparison(
        String before, List<Change> fixed, List<Change> broken, List<String> newRules, List<String> goneRules) {

    /**
     * One requirement that ended otherwise.
     *
     * @param before the outcome then; empty when it was not judged
     */
    public record Change(String id, String title, String before, String now) {}

    /**
     * Compares a judgement with an earlier certificate.
     *
     * @param certificate a {@code certificate.json} of this or the previous format
     * @throws IOException when it cannot be read, or is none
     */
    public static Comparison of(Path certificate, Judgement judgement) throws IOException {
        return Earlier.read(certificate).compared(judgement);
    }

    /** An earlier certificate, read before a new one takes its place. */
    public static final class Earlier {

        private final Envelope envelope;

        private Earlier(Envelope envelope) {
            this.envelope = envelope;
        }

        /** @throws IOException when it cannot be read, or is none */
        public static Earlier read(Path certificate) throws IOException {
            return new Earlier(Envelope.readAny(certificate));
        }

        /** What has changed since. */
        public Comparison compared(Judgement judgement) {
            return of(envelope, judgement);
        }
    }

    private static Comparison of(Envelope old, Judgement judgement) {
        Map<String, String> before = old.outcomes();
        Map<String, RequirementVerdict> now = new LinkedHashMap<>();
        judgement.requirements().forEach(verdict -> now.put(verdict.id(), verdict));
        List<Change> fixed = new ArrayList<>();
        List<Change> broken = new ArrayList<>();
        now.forEach((id, verdict) -> {
            String then = before.getOrDefault(id, "");
            Change change = new Change(
                    id, verdict.requirement().title(), then, verdict.outcome().text());
            if (verdict.outcome().broken() && !broken(then)) {
                broken.add(change);
            } else if (broken(then)
                    && !verdict.outcome().broken()
                    && !verdict.outcome().undecided()) {
                fixed.add(change);
            }
        });
        // A part of a run judges a part of the rules, which says nothing about the suite.
        List<String> gone = judgement.partial()
                ? List.of()
                : before.keySet().stream().filter(id -> !now.containsKey(id)).toList();
        return new Comparison(
                old.summary(),
                fixed,
                broken,
                now.keySet().stream().filter(id -> !before.containsKey(id)).toList(),
                gone);
    }

    private static boolean broken(String outcome) {
        return Stream.of(Outcome.FAIL, Outcome.FLAKY, Outcome.WARN)
                .map(Outcome::text)
                .anyMatch(outcome::equals);
    }

    /** Such as {@code 2 fixed, 1 new; suite changed: 3 rules new}. */
    public String sentence() {
        List<String> suite = new ArrayList<>();
        if (!newRules.isEmpty()) {
            suite.add(Plural.of(newRules.size(), "rule") + " new");
        }
        if (!goneRules.isEmpty()) {
            suite.add(Plural.of(goneRules.size(), "rule") + " gone");
        }
        return fixed.size() + " fixed, " + broken.size() + " new"
                + (suite.isEmpty() ? "" : "; suite changed: " + String.join(", ", suite));
    }

    /** For a terminal, each line ended. */
    public String text() {
        List<String> lines = new ArrayList<>(List.of("Compared with " + before + ": " + sentence()));
        fixed.forEach(change -> lines.add("  fixed  " + line(change)));
        broken.forEach(change -> lines.add("  new    " + line(change)));
        return String.join("\n", lines) + "\n";
    }

    /** For the summary of a CI job, each line ended. */
    public String markdown() {
        List<String> lines = new ArrayList<>(
                List.of("### Compared with " + Markdown.escape(before) + ": " + Markdown.escape(sentence())));
        if (!fixed.isEmpty() || !broken.isEmpty()) {
            lines.addAll(List.of("", "| | requirement | before | now |", "|---|---|---|---|"));
        }
        fixed.forEach(change -> lines.add(row("fixed", change)));
        broken.forEach(change -> lines.add(row("new", change)));
        return String.join("\n", lines) + "\n";
    }

    private static String line(Change change) {
        return change.id() + " " + change.title() + ": " + then(change) + " -> " + change.now();
    }

    private static String row(String kind, Change change) {
        return "| %s | %s %s | %s | %s |"
                .formatted(
                        kind,
                        Markdown.escape(change.id()),
                        Markdown.escape(change.title()),
                        then(change),
                        change.now());
    }

    private static String then(Change change) {
        return change.before().isEmpty() ? "not judged" : change.before();
    }
}
