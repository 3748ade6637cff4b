// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.run.Scenario;
import dev.tidemark.conformance.run.Selection;
import dev.tidemark.conformance.target.Protocol;
import dev.tidemark.conformance.target.WrongInput;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.requirements.Level;
import dev.tidemark.reports.requirements.Requirement;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code -Donly=}: a comma separated list of requirement ids, sections ({@code DS/8}, {@code S2/READ-START}), levels, capabilities,
 * features (path, file or title) and tags. A scenario is selected when any item fits.
 */
final class Only {

    private final List<Catalogue> catalogues;
    private final List<Scenario> scenarios;
    private final Set<String> written;

    List<Scenario> scenarios() {
        return scenarios;
    }

    Only(List<Catalogue> catalogues, List<Scenario> scenarios) {
        this.catalogues = catalogues;
        this.scenarios = scenarios;
        this.written =
                scenarios.stream().flatMap(scenario -> scenario.tags().stream()).collect(Collectors.toSet());
    }

    /** @throws WrongInput when an item means nothing here or selects no scenario */
    Selection parse(String text) {
        var tags = new TreeSet<String>();
        var paths = new TreeSet<String>();
        for (var item : text.split(",")) {
            if (!item.isBlank()) {
                add(item.strip(), tags, paths);
            }
        }
        if (tags.isEmpty() && paths.isEmpty()) {
            throw new WrongInput("-Donly=" + text + " names nothing; leave it out to run everything");
        }
        return new Selection(false, tags, paths, Optional.of(text));
    }

    private void add(String item, Set<String> tags, Set<String> paths) {
        var ids = requirements(item);
        var runnable = ids.stream().filter(written::contains).collect(Collectors.toSet());
        var features = features(item);
        var tag = item.startsWith("@") ? item.substring(1) : "";
        if (written.contains(tag)) {
            tags.add(tag);
        } else if (runnable.isEmpty() && features.isEmpty()) {
            throw ids.isEmpty() ? unknown(item) : unwritten(item);
        }
        tags.addAll(runnable);
        paths.addAll(features);
    }

    private Stream<Requirement> all() {
        return catalogues.stream().flatMap(catalogue -> catalogue.requirements().stream());
    }

    private Set<String> requirements(String item) {
        return all().filter(fits(item)).map(Requirement::id).collect(Collectors.toSet());
    }

    private static Predicate<Requirement> fits(String item) {
        return requirement -> requirement.id().equalsIgnoreCase(item)
                || requirement.capability().equalsIgnoreCase(item)
                || fitsLevel(requirement.level(), item)
                || fitsSection(sectionOf(requirement), item);
    }

    private static boolean fitsLevel(Level level, String item) {
        return level.family().text().equalsIgnoreCase(item)
                || level.text().equalsIgnoreCase(item.replace('-', ' ').replace('_', ' '));
    }

    private static boolean fitsSection(String section, String item) {
        return section.equalsIgnoreCase(item) || section.regionMatches(true, 0, item + ".", 0, item.length() + 1);
    }

    /** Such as {@code DS/5.2}: the protocol's short name and the section. */
    private static String sectionOf(Requirement requirement) {
        var id = requirement.id();
        return id.substring(0, Math.max(0, id.indexOf('-'))) + "/" + requirement.section();
    }

    private Set<String> features(String item) {
        var path = item.endsWith(".feature") ? item.substring(0, item.length() - ".feature".length()) : item;
        return scenarios.stream()
                .filter(scenario -> isBelow(scenario.path(), path)
                        || isBelow(scenario.address(), path)
                        || scenario.path().endsWith("/" + path)
                        || scenario.feature().equalsIgnoreCase(item))
                .map(Scenario::address)
                .collect(Collectors.toSet());
    }

    private static boolean isBelow(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    private WrongInput unknown(String item) {
        for (var protocol : Protocols.all()) {
            if (isOf(protocol, item)
                    && catalogues.stream().noneMatch(one -> one.name().equals(protocol.id()))) {
                return new WrongInput("-Donly: '" + item
                        + "' is about a protocol that this run leaves out; add -Dprotocol=" + protocol.id());
            }
        }
        return new WrongInput(
                "-Donly: nothing is called '" + item + "'; near it: " + String.join(", ", Nearby.to(item, names())));
    }

    private static boolean isOf(Protocol protocol, String item) {
        return item.toUpperCase(Locale.ROOT).matches(protocol.prefix() + "[-/].*") || isBelow(item, protocol.id());
    }

    private WrongInput unwritten(String item) {
        return new WrongInput("-Donly: no scenario is written yet for '" + item + "'; there are some for: "
                + String.join(", ", Nearby.to(item, runnableNames())));
    }

    private Collection<String> names() {
        var words = all().flatMap(requirement -> Stream.of(
                requirement.id(),
                sectionOf(requirement),
                requirement.capability(),
                requirement.level().text()));
        return Stream.concat(words, scenarios.stream().map(Scenario::path)).collect(Collectors.toSet());
    }

    private Collection<String> runnableNames() {
        return all().filter(requirement -> written.contains(requirement.id()))
                .flatMap(requirement -> Stream.of(requirement.id(), sectionOf(requirement), requirement.capability()))
                .collect(Collectors.toSet());
    }
}
