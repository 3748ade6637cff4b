// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.Target;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.requirements.Exclusions;
import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.run.RunFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells the judge what it cannot read from the messages. */
final class Facts {

    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    private Facts() {}

    static RunFacts of(
            Settings settings,
            Target target,
            Catalogue catalogue,
            Suite suite,
            Selection selection,
            Seed seed,
            Instant start) {
        var exclusions = Exclusions.named(catalogue.name());
        var observed = suite.scenarios().stream()
                .flatMap(scenario -> scenario.tags().stream())
                .collect(Collectors.toSet());
        var guard = Guard.read(settings);
        return new RunFacts(
                claim(target, catalogue),
                new RunFacts.Target(
                        target.name(),
                        target.version(),
                        target.where(),
                        settings.get("target.profile").orElse(null),
                        List.copyOf(target.headers().keySet()),
                        missing(target)),
                new RunFacts.Suite(
                        SuiteVersion.text(),
                        guard.map(Guard::deviations).orElse(null),
                        guard.map(Guard::caught).orElse(null),
                        suite.scenarios().size(),
                        exclusions.notYetWritten(catalogue, observed),
                        exclusions.unobservable()),
                new RunFacts.Run(
                        start,
                        Duration.between(start, Instant.now()),
                        seed.text(),
                        settings.positive("tidemark.time.factor", 1),
                        selection.asked().orElse(null),
                        RepeatCommand.of(settings, seed)),
                RunFacts.Environment.current());
    }

    private static RunFacts.Claim claim(Target target, Catalogue catalogue) {
        var claimed = catalogue.requirements().stream()
                .map(Requirement::capability)
                .distinct()
                .filter(capability -> target.unsupported(capability).isEmpty())
                .toList();
        var month = MONTH.matcher(catalogue.source());
        return new RunFacts.Claim(
                catalogue.protocol().replace(" Protocol", "") + " " + catalogue.version(),
                month.find() ? month.group() : catalogue.version(),
                claimed,
                target.unsupported());
    }

    private static List<RunFacts.Prerequisite> missing(Target target) {
        var missing = new ArrayList<RunFacts.Prerequisite>();
        if (target.hooks().restart().isEmpty()) {
            missing.add(new RunFacts.Prerequisite(
                    "restart",
                    "no restart hook given",
                    "set hooks.restart in the profile (-Dtarget.profile=file.yaml)"));
        }
        if (target.limits().bodyBytes().isEmpty()) {
            missing.add(new RunFacts.Prerequisite(
                    "body-limit",
                    "no body limit given",
                    "set limits.bodyBytes in the profile (-Dtarget.profile=file.yaml)"));
        }
        if (target.hooks().kill().isEmpty()) {
            missing.add(new RunFacts.Prerequisite(
                    "kill", "no kill hook given", "set hooks.kill in the profile (-Dtarget.profile=file.yaml)"));
        }
        return missing;
    }
}
