// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.requirements;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The text that a catalogue paraphrases: what its sections are called, where they can be read, and what of it is optional.
 *
 * @param sections by the catalogue's name of a section or area
 * @param optional capability to the sentence that lets a server leave it out
 */
public record Specification(Map<String, Section> sections, Map<String, String> optional) {

    /** A text of which nothing is known. */
    public static final Specification UNKNOWN = new Specification(Map.of(), Map.of());

    public Specification {
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
        optional = Collections.unmodifiableMap(new LinkedHashMap<>(optional));
    }

    /** @param link to its heading in the pinned revision; empty when it is not known */
    public record Section(String title, String link) {}

    /** The file {@code tidemark/requirements/<name>-specification.yaml} on the classpath. */
    static Specification named(String name) {
        var resource = "/tidemark/requirements/" + name + "-specification.yaml";
        try (InputStream yaml = Specification.class.getResourceAsStream(resource)) {
            if (yaml == null) {
                throw new IllegalArgumentException("no specification on the classpath: " + resource);
            }
            return read(new YAMLMapper().readTree(yaml));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + resource, failure);
        }
    }

    private static Specification read(JsonNode root) {
        var text = root.path("text").asText();
        Map<String, Section> sections = new LinkedHashMap<>();
        root.path("sections").properties().forEach(entry -> {
            var section = entry.getValue();
            var link = section.path("text").asText(text) + section.path("at").asText();
            sections.put(entry.getKey(), new Section(section.path("title").asText(), link));
        });
        Map<String, String> optional = new LinkedHashMap<>();
        root.path("optional")
                .properties()
                .forEach(entry -> optional.put(entry.getKey(), entry.getValue().asText()));
        return new Specification(sections, optional);
    }

    /** The section with this name; one that is not listed has no title and no link. */
    public Section section(String name) {
        return sections.getOrDefault(name, new Section("", ""));
    }
}
