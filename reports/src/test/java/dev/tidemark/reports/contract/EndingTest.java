// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {

    @ParameterizedTest
    @CsvSource({
        "PASSED, '', PASSED",
        "FAILED, dev.tidemark.reports.contract.Broken, BROKEN",
        "FAILED, org.opentest4j.AssertionFailedError, BROKEN",
        "FAILED, java.io.IOException, ERROR",
        "FAILED, dev.tidemark.reports.contract.NotTested, ERROR",
        "SKIPPED, dev.tidemark.reports.contract.NotTested, NOT_TESTED",
        "SKIPPED, dev.tidemark.reports.contract.MachineTooSlow, NOT_TESTED",
        "SKIPPED, dev.tidemark.reports.contract.NotApplicable, NOT_APPLICABLE",
        "SKIPPED, org.opentest4j.TestAbortedException, ERROR",
        "SKIPPED, '', ERROR",
        "UNDEFINED, '', ERROR"
    })
    void isToldByTheStatusAndWhatWasThrown(String status, String exceptionType, Ending ending) {
        assertThat(Ending.of(status, exceptionType)).isEqualTo(ending);
    }

    @ParameterizedTest
    @CsvSource({"FAILED, Broken, BROKEN", "SKIPPED, NotTested, NOT_TESTED", "SKIPPED, NotApplicable, NOT_APPLICABLE"})
    void isReadOfRunsThatWereRecordedEarlier(String status, String kind, Ending ending) {
        assertThat(Ending.of(status, "dev.tidemark.conformance.check." + kind)).isEqualTo(ending);
    }
}
