// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {

    private static final String BEFORE = "durable-streams/offsets/sentinels/nobody-writes";
    private static final String NOW = "durable-streams/offsets/sentinels/nobody-writes-meanwhile";

    @TempDir
    Path folder;

    @Test
    void entriesNameARequirementOrACase() throws IOException {
        Baseline baseline = read("""
                - {requirement: DS-8-04, reason: issue 12, date: 2026-11-01}
                - {case: a/b/c, reason: issue 13, date: 2026-11-02}
                """);

        assertThat(baseline.entries())
                .containsExactly(
                        new Baseline.Entry("DS-8-04", "issue 12", LocalDate.of(2026, 11, 1)),
                        new Baseline.Entry("a/b/c", "issue 13", LocalDate.of(2026, 11, 2)));
    }

    @Test
    void anEntryWithoutReasonOrDateIsRefused() {
        assertThatThrownBy(() -> read("- {requirement: DS-8-04, date: 2026-11-01}"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("- {requirement: DS-8-04, reason: soon}")).isInstanceOf(IOException.class);
    }

    @Test
    void aCaseIsKnownByTheNameThatItHadBefore() throws IOException {
        Baseline baseline = read("- {case: %s, reason: issue 14, date: 2026-11-03}".formatted(BEFORE));

        assertThat(RenamedCases.now(BEFORE)).containsExactly(NOW);
        assertThat(RenamedCases.now(NOW)).containsExactly(NOW);
        assertThat(BaselineNames.unknown(baseline, List.of(NOW))).isEmpty();
        assertThat(BaselineNames.unknown(baseline, List.of("another/case"))).isPresent();
    }

    private Baseline read(String yaml) throws IOException {
        return Baseline.read(Files.writeString(folder.resolve("baseline.yaml"), yaml));
    }
}
