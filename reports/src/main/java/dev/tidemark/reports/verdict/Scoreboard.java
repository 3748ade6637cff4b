// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import dev.tidemark.reports.requirements.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The counts of the first screen for one protocol: one row per capability, and their total. */
public record Scoreboard(List<Row> rows, Row total) {

    /** How many requirements were kept, out of those that could be judged. */
    public record Tally(long kept, long of) {
        public String text() {
            return of == 0 ? "-" : kept + "/" + of;
        }
    }

    /**
     * One line of the table.
     *
     * @param observed MAY requirements of which something was observed
     * @param notTested requirements left out for want of a prerequisite
     * @param verdict in words, such as {@code PASS} or {@code NOT CLAIMED}
     * @param certified whether a promise in it was kept and nothing speaks against it
     */
    public record Row(
            String name, Tally must, Tally should, long observed, long notTested, String verdict, boolean certified) {}

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
                requirements.stream().filter(RequirementVerdict::excused).count();
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

    /** Requirements that do not apply and those excused do not count; every other one does, decided or not. */
    private static Tally tally(Level family, List<RequirementVerdict> requirements) {
        List<Outcome> outcomes = requirements.stream()
                .filter(r -> r.requirement().level().family() == family && !r.excused())
                .map(RequirementVerdict::outcome)
                .filter(o -> o != Outcome.NOT_APPLICABLE)
                .toList();
        return new Tally(outcomes.stream().filter(o -> o == Outcome.PASS).count(), outcomes.size());
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
