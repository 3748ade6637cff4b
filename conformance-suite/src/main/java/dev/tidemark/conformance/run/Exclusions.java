// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.requirements.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What this kit does not decide, each requirement with the reason: the file {@code <catalogue>-exclusions.yaml} beside the catalogue.
 *
 * @param unobservable no black box can decide it
 * @param notYetWritten it has no scenario yet
 */
record Exclusions(Map<String, String> unobservable, Map<String, String> notYetWritten) {

    static Exclusions of(Catalogue catalogue, List<Scenario> scenarios) {
        var file = read("/tidemark/requirements/" + catalogue.name() + "-exclusions.yaml");
        var unobservable = texts(file.path("unobservable"));
        var capabilities = texts(file.path("not-yet-written").path("capabilities"));
        var written =
                scenarios.stream().flatMap(scenario -> scenario.tags().stream()).collect(Collectors.toSet());
        var notYetWritten = catalogue.requirements().stream()
                .filter(requirement -> !written.contains(requirement.id()))
                .filter(requirement -> !unobservable.containsKey(requirement.id()))
                .filter(requirement -> capabilities.containsKey(requirement.capability()))
                .collect(Collectors.toMap(Requirement::id, requirement -> capabilities.get(requirement.capability())));
        return new Exclusions(unobservable, notYetWritten);
    }

    private static JsonNode read(String resource) {
        try (var yaml = Exclusions.class.getResourceAsStream(resource)) {
            return yaml == null ? MissingNode.getInstance() : new YAMLMapper().readTree(yaml);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + resource, failure);
        }
    }

    private static Map<String, String> texts(JsonNode map) {
        var texts = new TreeMap<String, String>();
        map.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
