// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.evidence.Plural;
import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.LeftOut;
import dev.tidemark.reports.verdict.Outcome;
import dev.tidemark.reports.verdict.RequirementVerdict;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to do now, chosen by the verdict.
 *
 * @param sentence begins with {@code Next:}
 * @param lines commands to run or lines to add to the profile, maybe none; scripts are named from the folder of the report
 */
public record NextStep(String sentence, List<String> lines) {

    private static final String CORE = "core";

    public NextStep {
        lines = List.copyOf(lines);
    }

    static NextStep of(Judgement j) {
        Optional<RequirementVerdict> failure = j.failures().stream()
                .filter(r -> !j.baselineCheck().accepts(r))
                .findFirst()
                .or(() -> j.failures().stream().findFirst());
        if (failure.isPresent()) {
            return repair(j, failure.get());
        }
        boolean whole = j.facts().run().shard() == null;
        Optional<RequirementVerdict> gap =
                j.requirements().stream().filter(RequirementVerdict::leavesGap).findFirst();
        if (whole && gap.isPresent()) {
            return decide(j, gap.get());
        }
        if (!j.harnessErrors().isEmpty()) {
            var error = j.harnessErrors().get(0);
            return new NextStep(
                    "Next: the case %s ended in a harness error (%s). Run it again with"
                            .formatted(error.id(), error.finding().reason()),
                    error.requirements().stream()
                            .limit(1)
                            .map(r -> WayOut.rerun(j.facts(), r.id()))
                            .toList());
        }
        if (!j.gaps().isEmpty()) {
            return new NextStep(
                    "Next: run again, %s. An incomplete examination says nothing."
                            .formatted(String.join(", ", j.gaps())),
                    List.of(j.facts().run().command()));
        }
        if (!whole) {
            return new NextStep(
                    "Next: merge it with the other shards, from all of their folders",
                    List.of("java -jar tidemark.jar merge FOLDER... --output report"));
        }
        if (!j.warnings().isEmpty()) {
            return repair(j, j.warnings().get(0));
        }
        return j.partial() ? new NextStep("Next: run without a filter for a certificate.", List.of()) : publish(j);
    }

    private static NextStep repair(Judgement j, RequirementVerdict broken) {
        Optional<String> script = Card.of(broken, j).cases().stream()
                .filter(Card.Broken::judged)
                .map(each -> "sh " + each.scriptPath())
                .findFirst();
        return new NextStep(
                "Next: %s %s, %s.%s"
                        .formatted(
                                broken.id(),
                                broken.requirement().level().text(),
                                broken.requirement().title(),
                                script.isPresent() ? " See it again with" : " Run it again with"),
                List.of(script.orElseGet(() -> WayOut.rerun(j.facts(), broken.id()))));
    }

    private static NextStep decide(Judgement j, RequirementVerdict undecided) {
        String capability = undecided.requirement().capability();
        List<String> lines = new ArrayList<>(List.of(WayOut.rerun(j.facts(), undecided.id())));
        boolean optional = !capability.equals(CORE) && undecided.outcome() == Outcome.NOT_TESTED;
        if (optional) {
            lines.addAll(WayOut.declining(capability));
        }
        return new NextStep(
                "Next: %s %s, %s, is undecided (%s). Run it again%s"
                        .formatted(
                                undecided.id(),
                                undecided.requirement().level().text(),
                                undecided.requirement().title(),
                                undecided.reason(),
                                optional
                                        ? ", or add the other lines to the profile if the server has no " + capability
                                        : " with"),
                lines);
    }

    private static NextStep publish(Judgement j) {
        String name = unnamed(j) ? " Name the server with " + WayOut.naming(j.facts()) + " first." : "";
        String publish =
                "Next: publish certificate.html, and the badge (badge.svg, or badge.json as a shields.io endpoint)."
                        + name;
        List<LeftOut> leftOut = j.leftOut();
        if (leftOut.isEmpty()) {
            return new NextStep(publish, List.of());
        }
        LeftOut first = leftOut.get(0);
        return new NextStep(
                publish
                        + " To have %s more examined, %s first, add to the profile"
                                .formatted(
                                        Plural.of(
                                                leftOut.stream()
                                                        .mapToLong(group -> group.requirements()
                                                                .size())
                                                        .sum(),
                                                "requirement"),
                                        first.requirements().get(0).id()),
                WayOut.supplying(first.missing()));
    }

    private static boolean unnamed(Judgement j) {
        URI url = URI.create(j.facts().target().url().replaceAll("[{}]", ""));
        return j.facts().target().name().equals(url.getAuthority());
    }
}
