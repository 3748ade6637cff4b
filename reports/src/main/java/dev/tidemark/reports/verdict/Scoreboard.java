// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import dev.tidemark.reports.requirements.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The counts of the first screen for one protocol: one row per capability, and their total. */
public record Scoreboard(List<Row> rows, Row total) {

    /**
     * How many requirements of a level were kept, broken, and neither: those the target was not seen to keep or to break. What does not
     * apply is in none of the three.
     */
    public record Tally(long kept, long broken, long notTested) {

        /** All that apply. */
        public long of() {
            return kept + broken + notTested;
        }

        /** For a cell of a table, such as {@code 12/14}. */
        public String text() {
            return of() == 0 ? "-" : kept + "/" + of();
        }

        /** For a sentence, such as {@code 12 of 14, 1 broken, 1 not tested}. */
        public String words() {
            if (of() == 0) {
                return "none";
            }
            return kept + " of " + of() + (broken == 0 ? "" : ", " + broken + " broken")
                    + (notTested == 0 ? "" : ", " + notTested + " not tested");
        }
    }

    /**
     * One line of the table.
     *
     * @param observed MAY requirements of which something was observed
     * @param notTested requirements that could not be decided, for whatever reason
     * @param verdict in words, such as {@code PASS} or {@code NOT CLAIMED}
     * @param certified whether a promise in it was kept and nothing speaks against it
     */
    public record Row(
            String name, Tally must, Tally should, long observed, long notTested, String verdict, boolean certified) {

        /** Whether something of it was seen and nothing speaks against it; a capability of MAYs alone is kept by being looked at. */
        public boolean seen() {
            return certified || observed > 0 && must.of() == 0 && should.of() == 0;
        }
    }

    /** @param excluded requirements without a verdict, which only make a capability appear in the table */
    static Scoreboard of(List<RequirementVerdict> judged, List<Exclusion> excluded) {
        Map<String, List<RequirementVerdict>> byCapability = new LinkedHashMap<>();
        judged.forEach(r -> byCapability
                .computeIfAbsent(r.requirement().capability(), c -> new ArrayList<>())
                .add(r));
        excluded.forEach(e -> byCapability.computeIfAbsent(e.requirement().capability(), c -> new ArrayList<>()));
        List<Row> rows = new ArrayList<>();
        byCapability.forEach((capability, requirements) -> rows.add(row(capability, requirements)));
        return new Scoreboard(List.copyOf(rows), total(judged));
    }

    /** The counts over all these requirements. */
    static Row total(List<RequirementVerdict> judged) {
        return row("total", judged);
    }

    private static Row row(String name, List<RequirementVerdict> requirements) {
        long notTested =
                requirements.stream().filter(r -> r.outcome().undecided()).count();
        Overall overall = Overall.of(requirements);
        return new Row(
                name,
                tally(Level.MUST, requirements),
                tally(Level.SHOULD, requirements),
                requirements.stream().filter(r -> r.outcome() == Outcome.INFO).count(),
                notTested,
                verdict(overall, requirements),
                overall.conforms() && requirements.stream().anyMatch(r -> r.outcome() == Outcome.PASS));
    }

    private static Tally tally(Level family, List<RequirementVerdict> requirements) {
        List<Outcome> outcomes = requirements.stream()
                .filter(r -> r.requirement().level().family() == family)
                .map(RequirementVerdict::outcome)
                .toList();
        return new Tally(
                outcomes.stream().filter(o -> o == Outcome.PASS).count(),
                outcomes.stream().filter(Outcome::broken).count(),
                outcomes.stream().filter(Outcome::undecided).count());
    }

    private static String verdict(Overall overall, List<RequirementVerdict> requirements) {
        if (requirements.isEmpty()) {
            return "NOT EXAMINED";
        }
        if (requirements.stream().allMatch(r -> r.outcome() == Outcome.NOT_APPLICABLE)) {
            return "NOT APPLICABLE";
        }
        if (requirements.stream().allMatch(r -> r.outcome() == Outcome.INFO || r.outcome() == Outcome.NOT_APPLICABLE)) {
            return "OBSERVED";
        }
        if (requirements.stream().allMatch(r -> r.excused() || r.outcome() == Outcome.NOT_APPLICABLE)) {
            return "NOT TESTED";
        }
        return overall.text();
    }
}
