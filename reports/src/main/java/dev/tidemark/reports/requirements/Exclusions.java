// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.requirements;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The server requirements of a catalogue that the kit does not decide, and why.
 *
 * @param unobservable requirement to the reason why no black box can decide it
 * @param notYetWritten capability to the reason why not all of its requirements have a rule yet
 * @param expected how many requirements are not yet written; the audit compares it, so that the list can only shrink
 */
public record Exclusions(Map<String, String> unobservable, Map<String, String> notYetWritten, int expected) {

    public Exclusions {
        unobservable = Collections.unmodifiableMap(new TreeMap<>(unobservable));
        notYetWritten = Collections.unmodifiableMap(new TreeMap<>(notYetWritten));
    }

    /** The exclusions {@code tidemark/requirements/<name>-exclusions.yaml} on the classpath. */
    public static Exclusions named(String name) {
        var resource = "/tidemark/requirements/" + name + "-exclusions.yaml";
        try (var yaml = Exclusions.class.getResourceAsStream(resource)) {
            if (yaml == null) {
                throw new IllegalArgumentException("no exclusions on the classpath: " + resource);
            }
            var root = new YAMLMapper().readTree(yaml);
            var open = root.path("not-yet-written");
            return new Exclusions(
                    texts(root.path("unobservable")),
                    texts(open.path("capabilities")),
                    open.path("requirements").asInt());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + resource, failure);
        }
    }

    /**
     * Each requirement not yet written with the reason of its capability: the server's, in a listed capability, neither unobservable nor
     * observed by a rule.
     *
     * @param observed the ids that rules carry as tags
     */
    public Map<String, String> notYetWritten(Catalogue catalogue, Set<String> observed) {
        return catalogue.requirements().stream()
                .filter(requirement -> requirement.side() == Side.SERVER)
                .filter(requirement -> !observed.contains(requirement.id()))
                .filter(requirement -> !unobservable.containsKey(requirement.id()))
                .filter(requirement -> notYetWritten.containsKey(requirement.capability()))
                .collect(Collectors.toMap(Requirement::id, requirement -> notYetWritten.get(requirement.capability())));
    }

    private static Map<String, String> texts(JsonNode map) {
        var texts = new TreeMap<String, String>();
        map.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
