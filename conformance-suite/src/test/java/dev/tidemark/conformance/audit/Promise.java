// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import dev.tidemark.conformance.protocol.Protocols;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Tag;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A {@code Rule:} of a feature file.
 *
 * @param file the feature file
 * @param tags of the rule without {@code @}
 */
record Promise(Path file, Rule rule, Set<String> tags) {

    private static final Set<String> LEVELS = Set.of("MUST", "SHOULD", "MAY");

    static Promise of(Path file, Rule rule) {
        var tags = rule.getTags().stream()
                .map(Tag::getName)
                .map(name -> name.substring(1))
                .collect(Collectors.toSet());
        return new Promise(file, rule, tags);
    }

    Set<String> ids() {
        return tags.stream().filter(Promise::isId).collect(Collectors.toSet());
    }

    private static boolean isId(String tag) {
        return Protocols.all().stream().anyMatch(protocol -> tag.startsWith(protocol.prefix() + "-"));
    }

    Set<String> levels() {
        return tags.stream().filter(LEVELS::contains).collect(Collectors.toSet());
    }

    List<Scenario> scenarios() {
        return rule.getChildren().stream()
                .flatMap(child -> child.getScenario().stream())
                .toList();
    }

    @Override
    public String toString() {
        return file.getFileName() + ": " + rule.getName();
    }
}
