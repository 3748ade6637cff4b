// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.requirements;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * All requirements of one protocol, in the order of its specification.
 *
 * @param name file name without suffix, such as {@code durable-streams}; also the folder of its features
 * @param source where the requirements come from, as one line
 * @param specification the text they paraphrase
 */
public record Catalogue(
        String name,
        String protocol,
        String version,
        String source,
        List<Requirement> requirements,
        Specification specification) {

    public Catalogue {
        requirements = List.copyOf(requirements);
    }

    /** A catalogue of which no text is known. */
    public Catalogue(String name, String protocol, String version, String source, List<Requirement> requirements) {
        this(name, protocol, version, source, requirements, Specification.UNKNOWN);
    }

    /** The catalogue {@code tidemark/requirements/<name>.yaml} on the classpath. */
    public static Catalogue named(String name) {
        String resource = "/tidemark/requirements/" + name + ".yaml";
        try (InputStream yaml = Catalogue.class.getResourceAsStream(resource)) {
            if (yaml == null) {
                throw new IllegalArgumentException("no catalogue on the classpath: " + resource);
            }
            Catalogue read = read(name, yaml);
            return new Catalogue(
                    name, read.protocol, read.version, read.source, read.requirements, Specification.named(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** Reads a catalogue in the format of {@code features/requirements/*.yaml}. */
    public static Catalogue read(String name, InputStream yaml) throws IOException {
        JsonNode root = new YAMLMapper().readTree(yaml);
        List<Requirement> requirements = new ArrayList<>();
        for (JsonNode row : root.path("requirements")) {
            requirements.add(requirement(row));
        }
        return new Catalogue(name, text(root, "protocol"), text(root, "version"), source(root), requirements);
    }

    private static Requirement requirement(JsonNode row) {
        return new Requirement(
                text(row, "id"),
                text(row, row.has("section") ? "section" : "area"),
                text(row, "title"),
                Level.parse(text(row, "level")),
                Side.valueOf(text(row, "on").toUpperCase(Locale.ROOT)),
                text(row, "capability"),
                text(row, "statement"));
    }

    private static String source(JsonNode root) {
        JsonNode source = root.path("source");
        if (!source.isObject()) {
            return source.asText();
        }
        StringJoiner parts = new StringJoiner("; ");
        source.properties()
                .forEach(
                        part -> parts.add(part.getKey() + ": " + part.getValue().asText()));
        return parts.toString();
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException("catalogue entry " + node.path("id") + " has no " + field);
        }
        return value.asText();
    }
}
