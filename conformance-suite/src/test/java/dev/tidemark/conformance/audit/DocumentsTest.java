// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name is there: files that are linked to, paths of the tree, and the commands of {@code ./dev}. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..");
    private static final List<Path> FOLDERS = Stream.of(
                    "",
                    "features",
                    "features/durable-streams",
                    "features/s2",
                    "reports",
                    "conformance-suite",
                    "reference-server",
                    "findings")
            .map(ROOT::resolve)
            .toList();
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:|#)([^)#\\s]+)[^)]*\\)");
    private static final Pattern PATH = Pattern.compile(
            "`((?:features|reports/src|conformance-suite/(?:src|benchmark|peers)|reference-server/(?:src|benchmark)|findings|\\.ci)/[\\w./-]+)`");
    private static final Pattern COMMAND = Pattern.compile("\\./dev ([a-z]+)");

    @Test
    void everyLinkedFileIsThere() throws IOException {
        assertThat(missing(LINK, true)).isEmpty();
    }

    @Test
    void everyPathIsThere() throws IOException {
        assertThat(missing(PATH, false)).isEmpty();
    }

    @Test
    void everyCommandIsThere() throws IOException {
        var script = Files.readString(ROOT.resolve("dev"));
        var unknown = new ArrayList<String>();
        for (var document : documents()) {
            COMMAND.matcher(Files.readString(document))
                    .results()
                    .map(command -> command.group(1))
                    .filter(command -> !script.contains("\n  " + command + ") "))
                    .forEach(command -> unknown.add(document + ": ./dev " + command));
        }
        assertThat(unknown).isEmpty();
    }

    /** @param beside whether what is named lies beside the document, rather than below the root */
    private static List<String> missing(Pattern pattern, boolean beside) throws IOException {
        var missing = new ArrayList<String>();
        var seen = 0;
        for (var document : documents()) {
            for (var named :
                    pattern.matcher(Files.readString(document)).results().toList()) {
                seen++;
                var from = beside ? document.getParent() : ROOT;
                if (Files.notExists(from.resolve(named.group(1)))) {
                    missing.add(document + ": " + named.group(1));
                }
            }
        }
        assertThat(seen).as("what the documents name").isPositive();
        return missing;
    }

    private static List<Path> documents() throws IOException {
        var documents = new ArrayList<Path>();
        for (var folder : FOLDERS) {
            try (var files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        return documents;
    }
}
