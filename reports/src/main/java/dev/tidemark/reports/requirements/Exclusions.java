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
 * @param notYetWritten capability or area (section) to the reason why not all of its requirements have a rule yet
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
            var parts = texts(open.path("capabilities"));
            parts.putAll(texts(open.path("areas")));
            return new Exclusions(
                    texts(root.path("unobservable")),
                    parts,
                    open.path("requirements").asInt());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + resource, failure);
        }
    }

    /**
     * Each requirement not yet written with the reason of its capability or area: the server's, in a listed one, neither unobservable nor
     * observed by a rule.
     *
     * @param observed the ids that rules carry as tags
     */
    public Map<String, String> notYetWritten(Catalogue catalogue, Set<String> observed) {
        return catalogue.requirements().stream()
                .filter(requirement -> requirement.side() == Side.SERVER)
                .filter(requirement -> !observed.contains(requirement.id()))
                .filter(requirement -> !unobservable.containsKey(requirement.id()))
                .filter(requirement -> notYetWritten.containsKey(part(requirement)))
                .collect(Collectors.toMap(Requirement::id, requirement -> notYetWritten.get(part(requirement))));
    }

    /** What a requirement not yet written is listed under: its capability, else its area. */
    public String part(Requirement requirement) {
        return notYetWritten.containsKey(requirement.capability()) ? requirement.capability() : requirement.section();
    }

    private static TreeMap<String, String> texts(JsonNode map) {
        var texts = new TreeMap<String, String>();
        map.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
