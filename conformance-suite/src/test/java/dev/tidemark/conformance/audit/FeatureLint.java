// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.target.Dimension;
import dev.tidemark.conformance.target.Protocol;
import dev.tidemark.reports.requirements.Level;
import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.requirements.Side;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with how features are written: see features/README.md. */
final class FeatureLint {

    private static final int MOST_STEPS = 6;
    private static final int MOST_LINES = 200;
    private static final Pattern VAGUE = Pattern.compile("\\b(should|correctly|properly)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENTED_OUT = Pattern.compile("^\\s*#\\s*(Scenario|Rule|Given|When|Then|And)\\b.*");

    /** What no server of a protocol goes without, so that a rule of it need not name it. */
    private static final Set<String> ALWAYS = Set.of("core", "append", "delete", "read");

    /** A place and what is wrong there, in the form in which editors and terminals make a link of it. */
    record Finding(Path file, long line, String message) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + message;
        }
    }

    private final Path root;
    private final Map<String, Requirement> catalogue;
    private final List<Finding> findings = new ArrayList<>();

    private FeatureLint(Path root, Map<String, Requirement> catalogue) {
        this.root = root;
        this.catalogue = catalogue;
    }

    /**
     * All that is wrong below a folder, by file and line.
     *
     * @param catalogue the requirements by id
     */
    static List<Finding> below(Path root, Map<String, Requirement> catalogue) throws IOException {
        var lint = new FeatureLint(root, catalogue);
        for (var each : Features.below(root).entrySet()) {
            lint.check(each.getKey(), each.getValue());
        }
        return lint.findings.stream()
                .sorted(Comparator.comparing(Finding::file).thenComparing(Finding::line))
                .toList();
    }

    private void check(Path file, Feature feature) throws IOException {
        var promises = Features.promises(file, feature);
        checkFolder(file, feature, promises);
        checkRulesAreAll(file, feature);
        checkTitlesOfRules(promises);
        for (var promise : promises) {
            checkIds(promise);
            checkLevel(promise);
            checkCapabilities(promise, feature);
            checkTitles(promise);
            promise.scenarios().forEach(scenario -> checkScenario(file, scenario));
        }
        checkLines(file);
    }

    private void checkFolder(Path file, Feature feature, List<Promise> promises) {
        var folder = root.relativize(file).getName(0).toString();
        var protocol = Protocols.all().stream()
                .filter(each -> each.id().equals(folder))
                .findFirst();
        if (protocol.isEmpty()) {
            add(file, feature.getLocation(), "'" + folder + "' is the folder of no protocol");
            return;
        }
        if (!names(feature.getTags()).contains(folder)) {
            add(file, feature.getLocation(), "the feature lacks the tag @" + folder + " of its protocol");
        }
        promises.forEach(promise -> checkIsOf(protocol.get(), promise));
        checkDimensions(protocol.get(), file, feature, promises);
    }

    private void checkDimensions(Protocol protocol, Path file, Feature feature, List<Promise> promises) {
        var known = protocol.dimensions().stream().map(Dimension::tag).toList();
        var inRules = promises.stream()
                .flatMap(promise -> Stream.concat(
                        promise.rule().getTags().stream(),
                        promise.scenarios().stream()
                                .flatMap(scenario -> Stream.concat(
                                        scenario.getTags().stream(),
                                        scenario.getExamples().stream()
                                                .flatMap(examples -> examples.getTags().stream())))));
        Stream.concat(feature.getTags().stream(), inRules)
                .filter(tag -> tag.getName().startsWith(Dimension.EACH) && !known.contains(tag.getName()))
                .forEach(tag -> add(file, tag.getLocation(), "the protocol has no dimension " + tag.getName()));
    }

    private void checkIsOf(Protocol protocol, Promise promise) {
        promise.ids().stream()
                .filter(id -> !id.startsWith(protocol.prefix() + "-"))
                .forEach(id -> add(promise, "@" + id + " is of another protocol than the feature"));
    }

    private void checkRulesAreAll(Path file, Feature feature) {
        feature.getChildren().stream()
                .map(FeatureChild::getScenario)
                .flatMap(scenario -> scenario.stream())
                .forEach(scenario -> add(
                        file, scenario.getLocation(), "the scenario '" + scenario.getName() + "' is outside a rule"));
    }

    private void checkTitlesOfRules(List<Promise> promises) {
        var titles = new HashSet<String>();
        promises.stream()
                .filter(promise -> !titles.add(promise.rule().getName()))
                .forEach(promise -> add(promise, "another rule of the file has this title"));
        promises.forEach(promise -> checkTitle(
                promise.file(), promise.rule().getLocation(), promise.rule().getName()));
    }

    private void checkTitle(Path file, Location place, String title) {
        if (VAGUE.matcher(title).find()) {
            add(file, place, "the title '" + title + "' does not say what holds");
        }
    }

    private void checkIds(Promise promise) {
        if (promise.ids().isEmpty()) {
            add(promise, "the rule names no requirement");
        }
        for (var id : promise.ids()) {
            var requirement = catalogue.get(id);
            if (requirement == null) {
                add(promise, "@" + id + " is not in the catalogue");
            } else if (requirement.side() != Side.SERVER) {
                add(promise, "@" + id + " does not bind servers");
            }
        }
    }

    private void checkLevel(Promise promise) {
        var levels = requirements(promise).stream()
                .map(requirement -> family(requirement.level()))
                .collect(Collectors.toSet());
        if (levels.size() > 1) {
            add(promise, "the requirements of the rule are of different levels");
        } else if (!levels.isEmpty() && !promise.levels().equals(levels)) {
            add(promise, "the rule needs the level of its requirements: @" + String.join(" @", levels));
        }
    }

    private void checkCapabilities(Promise promise, Feature feature) {
        var tags = new HashSet<>(promise.tags());
        tags.addAll(names(feature.getTags()));
        requirements(promise).stream()
                .map(Requirement::capability)
                .filter(capability -> !ALWAYS.contains(capability) && !tags.contains("capability-" + capability))
                .distinct()
                .forEach(capability -> add(promise, "the rule lacks the tag @capability-" + capability));
    }

    private void checkTitles(Promise promise) {
        var titles = new HashSet<String>();
        promise.scenarios().stream()
                .filter(scenario -> !titles.add(scenario.getName()))
                .forEach(scenario ->
                        add(promise.file(), scenario.getLocation(), "another scenario of the rule has this title"));
    }

    private void checkScenario(Path file, Scenario scenario) {
        checkTitle(file, scenario.getLocation(), scenario.getName());
        var steps = scenario.getSteps().size();
        if (steps < 1 || steps > MOST_STEPS) {
            add(
                    file,
                    scenario.getLocation(),
                    "the scenario has " + steps + " steps; 1 to " + MOST_STEPS + " are right");
        }
        if (isLarge(scenario) && !names(scenario.getTags()).contains("large")) {
            add(file, scenario.getLocation(), "the scenario writes several megabytes and lacks the tag @large");
        }
    }

    /** Several of them at once would want more memory than the kit is promised to need. */
    private static boolean isLarge(Scenario scenario) {
        return scenario.getSteps().stream().anyMatch(step -> step.getText().contains("messages of a megabyte"));
    }

    private void checkLines(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        if (lines.size() > MOST_LINES) {
            findings.add(new Finding(
                    file,
                    lines.size(),
                    "the feature has " + lines.size() + " lines; " + MOST_LINES + " at most are right"));
        }
        var number = 0L;
        for (var line : lines) {
            number++;
            if (COMMENTED_OUT.matcher(line).matches()) {
                findings.add(new Finding(file, number, "this is commented out"));
            }
        }
    }

    private List<Requirement> requirements(Promise promise) {
        return promise.ids().stream()
                .filter(catalogue::containsKey)
                .map(catalogue::get)
                .toList();
    }

    private void add(Promise promise, String message) {
        add(promise.file(), promise.rule().getLocation(), message);
    }

    private void add(Path file, Location place, String message) {
        findings.add(new Finding(file, place.getLine(), message));
    }

    private static Set<String> names(List<Tag> tags) {
        return tags.stream().map(tag -> tag.getName().substring(1)).collect(Collectors.toSet());
    }

    private static String family(Level level) {
        return switch (level) {
            case MUST, MUST_NOT -> "MUST";
            case SHOULD, SHOULD_NOT -> "SHOULD";
            case MAY -> "MAY";
        };
    }
}
