// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Feature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The feature files of the source tree, parsed. */
final class Features {

    static final Path ROOT = Path.of("..", "features");

    private Features() {}

    static Map<Path, Feature> all() {
        return below(ROOT);
    }

    /** Those below a folder, by path. */
    static Map<Path, Feature> below(Path root) {
        var features = new LinkedHashMap<Path, Feature>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(path -> path.toString().endsWith(".feature")
                            && !root.relativize(path).startsWith("target"))
                    .sorted()
                    .toList()) {
                features.put(file, parse(file));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return features;
    }

    static List<Promise> promises() {
        return all().entrySet().stream()
                .flatMap(entry -> promises(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    static List<Promise> promises(Path file, Feature feature) {
        return feature.getChildren().stream()
                .flatMap(child -> child.getRule().stream())
                .map(rule -> Promise.of(file, rule))
                .toList();
    }

    private static Feature parse(Path file) throws IOException {
        return GherkinParser.builder()
                .includeSource(false)
                .includePickles(false)
                .build()
                .parse(file)
                .map(envelope -> {
                    envelope.getParseError().ifPresent(error -> {
                        throw new IllegalStateException(file + ": " + error.getMessage());
                    });
                    return envelope.getGherkinDocument()
                            .orElseThrow()
                            .getFeature()
                            .orElseThrow();
                })
                .findFirst()
                .orElseThrow();
    }
}
