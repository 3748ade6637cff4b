// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.target.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Where a run leaves its report. What an earlier run left there is removed, and nothing else: people give any folder.
 *
 * @param path exists
 */
record OutputFolder(Path path) {

    private static final String DEFAULT = "target/certificate";

    static OutputFolder prepare(Settings settings) throws IOException {
        var folder = new OutputFolder(Path.of(settings.get("tidemark.output").orElse(DEFAULT)));
        Files.createDirectories(folder.path);
        for (var file : folder.ours()) {
            folder.delete(file);
        }
        return folder;
    }

    Path messages() {
        return path.resolve("messages.ndjson");
    }

    Path serverLog() {
        return path.resolve("server.log");
    }

    /** The report to look at: a partial run has one under another name. */
    Path report() {
        var full = path.resolve("certificate.html");
        return Files.exists(full) ? full : path.resolve("partial-run.html");
    }

    private List<Path> ours() throws IOException {
        try (var files = Files.list(path)) {
            return files.filter(OutputFolder::isOurs).toList();
        }
    }

    private static boolean isOurs(Path file) {
        var name = file.getFileName().toString();
        return name.equals("messages.ndjson")
                || name.equals("server.log")
                || name.equals("evidence")
                || name.equals("junit.xml")
                || name.equals("comparison.md")
                || name.startsWith("certificate.")
                || name.startsWith("partial-run.")
                || name.startsWith("badge.");
    }

    private void delete(Path file) throws IOException {
        try (var files = Files.walk(file)) {
            for (var each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
