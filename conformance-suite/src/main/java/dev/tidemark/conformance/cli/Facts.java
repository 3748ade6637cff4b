// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.run.Selection;
import dev.tidemark.conformance.run.SuiteVersion;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.Target;
import dev.tidemark.reports.requirements.Exclusions;
import dev.tidemark.reports.run.RunFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells the judge what it cannot read from the messages. */
final class Facts {

    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    private Facts() {}

    static RunFacts of(
            Settings settings,
            Target target,
            Set<String> claims,
            List<Kit> kits,
            Selection selection,
            Seed seed,
            Instant start,
            String cut,
            RunFacts.Shard shard) {
        var guard = Guard.read(settings, target.protocols()).or(() -> Guard.recorded(target.protocols()));
        return new RunFacts(
                kits.stream().map(kit -> claim(target, claims, kit)).toList(),
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
                        kits.stream()
                                .mapToInt(kit -> kit.suite().scenarios().size())
                                .sum(),
                        notYetWritten(kits),
                        unobservable(kits)),
                new RunFacts.Run(
                        start,
                        Duration.between(start, Instant.now()),
                        seed.text(),
                        settings.positive("tidemark.time.factor", 1),
                        selection.asked().orElse(null),
                        RepeatCommand.of(settings, seed),
                        cut,
                        shard),
                RunFacts.Environment.current());
    }

    private static Map<String, String> notYetWritten(List<Kit> kits) {
        var reasons = new HashMap<String, String>();
        for (var kit : kits) {
            var observed = kit.suite().scenarios().stream()
                    .flatMap(scenario -> scenario.tags().stream())
                    .collect(Collectors.toSet());
            reasons.putAll(Exclusions.named(kit.protocol().id()).notYetWritten(kit.catalogue(), observed));
        }
        return reasons;
    }

    private static Map<String, String> unobservable(List<Kit> kits) {
        var reasons = new HashMap<String, String>();
        kits.forEach(kit -> reasons.putAll(Exclusions.named(kit.protocol().id()).unobservable()));
        return reasons;
    }

    private static RunFacts.Claim claim(Target target, Set<String> claims, Kit kit) {
        var catalogue = kit.catalogue();
        var claimed = new ArrayList<String>();
        var unsupported = new HashMap<String, String>();
        for (var requirement : catalogue.requirements()) {
            var capability = requirement.capability();
            var reason = target.unsupported(kit.protocol(), capability);
            reason.ifPresent(text -> unsupported.put(capability, text));
            if (reason.isEmpty() && !claimed.contains(capability)) {
                claimed.add(capability);
            }
        }
        var month = MONTH.matcher(catalogue.source());
        return new RunFacts.Claim(
                catalogue.protocol().replace(" Protocol", "") + " " + catalogue.version(),
                month.find() ? month.group() : catalogue.version(),
                claimed,
                unsupported,
                claimed.stream()
                        .filter(capability -> claims.contains(capability)
                                || claims.contains(kit.protocol().id() + "/" + capability)
                                || kit.protocol().isClaimed(target, capability))
                        .toList());
    }

    private static List<RunFacts.Prerequisite> missing(Target target) {
        var missing = new ArrayList<RunFacts.Prerequisite>();
        if (target.hooks().restart().isEmpty()) {
            missing.add(new RunFacts.Prerequisite(
                    "restart",
                    "no restart hook given",
                    "set hooks.restart in the profile (-Dtarget.profile=file.yaml)"));
        }
        if (target.limits().requestsInFlight().isEmpty()) {
            missing.add(new RunFacts.Prerequisite(
                    "request-limit",
                    "no request limit given",
                    "set limits.requestsInFlight in the profile (-Dtarget.profile=file.yaml)"));
        }
        if (target.hooks().kill().isEmpty()) {
            missing.add(new RunFacts.Prerequisite(
                    "kill", "no kill hook given", "set hooks.kill in the profile (-Dtarget.profile=file.yaml)"));
        }
        target.protocols().forEach(protocol -> missing.addAll(protocol.missing(target)));
        return missing;
    }
}
