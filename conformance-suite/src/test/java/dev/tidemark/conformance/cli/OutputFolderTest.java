// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.WrongInput;
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
    void replacesAnEarlierReportAndNothingElse() throws IOException {
        Files.createDirectories(folder.resolve("evidence/DS-8-04"));
        write("evidence/DS-8-04/repro.sh", "old");
        write("certificate.html", "old");
        write("thesis.odt", "old");
        try (var output = prepare(folder)) {
            Files.writeString(output.work().resolve("certificate.html"), "new");
            assertThat(folder.resolve("certificate.html")).hasContent("old");
            assertThat(output.publish(true))
                    .isEqualTo(folder.resolve("certificate.html"))
                    .hasContent("new");
        }
        try (var left = Files.list(folder)) {
            assertThat(left.map(Path::getFileName))
                    .containsExactlyInAnyOrder(Path.of("thesis.odt"), Path.of("certificate.html"));
        }
    }

    @Test
    void leavesNoFolderWhereNothingWasWritten() throws IOException {
        var fresh = folder.resolve("fresh");
        prepare(fresh).close();
        assertThat(fresh).doesNotExist();
        var before = Files.createDirectory(folder.resolve("before"));
        prepare(before).close();
        assertThat(before).exists();
    }

    @Test
    void leavesACompleteReportWhereItIsWhenTheNextOneIsNot() throws IOException {
        write("certificate.html", "complete");
        try (var output = prepare(folder)) {
            Files.writeString(output.work().resolve("partial-run.html"), "partial");
            assertThat(output.publish(false)).isEqualTo(folder.resolve("partial/partial-run.html"));
        }
        try (var output = prepare(folder)) {
            Files.writeString(output.work().resolve("certificate.html"), "interrupted");
            assertThat(output.publish(false)).isEqualTo(folder.resolve("partial/certificate.html"));
        }
        assertThat(folder.resolve("certificate.html")).hasContent("complete");
        assertThat(folder.resolve("partial/partial-run.html")).doesNotExist();
    }

    @Test
    void leavesAnEarlierReportWhereItIsWhenARunBreaksOff() throws IOException {
        write("certificate.html", "complete");
        prepare(folder).close();
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("certificate.html"));
        }
    }

    @Test
    void removesWhatRunsLeftThatWereEndedWithoutWarning() throws IOException {
        write("part123.ndjson", "");
        Files.createDirectories(folder.resolve(".running-0-1"));
        write(".running-0-1/messages.ndjson", "");
        try (var output = prepare(folder);
                var beside = prepare(folder);
                var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(output.work(), beside.work());
        }
    }

    @Test
    void takesAnyNameOfAFolder() throws IOException {
        try (var output = prepare(folder.resolve("a,b/c d/Grüße"))) {
            assertThat(output.path()).isDirectory();
        }
    }

    @Test
    void refusesAPlaceThatIsAFile() throws IOException {
        write("file", "");
        assertThatThrownBy(() -> prepare(folder.resolve("file")))
                .isInstanceOf(WrongInput.class)
                .hasMessageContaining("--output " + folder.resolve("file") + " cannot be used");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private static OutputFolder prepare(Path path) throws IOException {
        return OutputFolder.prepare(new Settings(Map.of("tidemark.output", path.toString())));
    }
}
