// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.reports.RecordedRun;
import dev.tidemark.reports.contract.MachineTooSlow;
import dev.tidemark.reports.contract.NotTested;
import dev.tidemark.reports.evidence.Evidence;
import dev.tidemark.reports.evidence.Messages;
import dev.tidemark.reports.evidence.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisTest {

    @TempDir
    Path folder;

    @Test
    void aBrokenCheckSaysWhatWasExpectedAndObserved() throws IOException {
        assertThat(finding("FAILED", "dev.tidemark.reports.contract.Broken", "expected: 201\nobserved: 500\nmore"))
                .isEqualTo(new Finding.Broken("201", "500", "more"));
    }

    @Test
    void anotherAssertionIsObservedByItsFirstLine() throws IOException {
        assertThat(finding("FAILED", "org.opentest4j.AssertionFailedError", "not equal\n1\n2"))
                .isEqualTo(new Finding.Broken("", "not equal", "1\n2"));
    }

    @Test
    void aSkipWithAReasonIsNotTestedOrNotApplicable() throws IOException {
        assertThat(finding("SKIPPED", NotTested.class.getName(), "no hook"))
                .isEqualTo(new Finding.NotTested("no hook"));
        assertThat(finding("SKIPPED", MachineTooSlow.class.getName(), "late")).isEqualTo(new Finding.NotTested("late"));
        // as runs name it that were recorded earlier
        assertThat(finding("SKIPPED", "dev.tidemark.conformance.check.NotApplicable", "no fork"))
                .isEqualTo(new Finding.NotApplicable("no fork"));
    }

    @Test
    void anyOtherExceptionIsOurError() throws IOException {
        assertThat(finding("FAILED", "java.net.ConnectException", "Connection refused\nat x"))
                .isEqualTo(new Finding.HarnessError(
                        "java.net.ConnectException at \"the promise is kept\": Connection refused"));
    }

    private Finding finding(String status, String type, String message) throws IOException {
        RecordedRun run = new RecordedRun();
        run.scenario("@M-1").executed(status, type, message, null);
        Evidence evidence = Messages.read(run.write(folder), new Secrets(List.of()));
        return Diagnosis.of(evidence.cases().get(0).lastExecution());
    }
}
