// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.target.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    @TempDir
    Path folder;

    @Test
    void removesAnEarlierReportAndNothingElse() throws IOException {
        Files.createDirectories(folder.resolve("evidence/DS-8-04"));
        Files.writeString(folder.resolve("evidence/DS-8-04/repro.sh"), "");
        Files.writeString(folder.resolve("certificate.html"), "");
        Files.writeString(folder.resolve("messages.ndjson"), "");
        Files.writeString(folder.resolve("thesis.odt"), "");
        prepare(folder);
        try (var left = Files.list(folder)) {
            assertThat(left.map(Path::getFileName)).containsExactly(Path.of("thesis.odt"));
        }
    }

    @Test
    void isCreatedWhenItDoesNotExist() throws IOException {
        assertThat(prepare(folder.resolve("a/b")).path()).isDirectory();
    }

    private static OutputFolder prepare(Path path) throws IOException {
        return OutputFolder.prepare(new Settings(Map.of("tidemark.output", path.toString())));
    }
}
