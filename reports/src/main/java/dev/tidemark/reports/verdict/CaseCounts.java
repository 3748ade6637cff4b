// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import java.util.List;

/**
 * How the cases of a run ended; every case is in one of the numbers.
 *
 * @param passed every check held, or a MAY was observed
 * @param failed a MUST (NOT) was broken
 * @param warned a SHOULD (NOT) was not followed
 * @param skipped not tested, or not applicable
 * @param errors ended by a defect of the suite or a broken transport
 */
public record CaseCounts(int passed, int failed, int warned, int skipped, int errors) {

    /** Counts these cases. */
    public static CaseCounts of(List<CaseVerdict> cases) {
        int failed = 0;
        int warned = 0;
        int skipped = 0;
        int errors = 0;
        for (CaseVerdict each : cases) {
            switch (each.outcome()) {
                case FAIL, FLAKY, WARN -> {
                    failed += each.fails() ? 1 : 0;
                    warned += each.fails() ? 0 : 1;
                }
                case HARNESS_ERROR -> errors++;
                case NOT_TESTED, NOT_APPLICABLE -> skipped++;
                case PASS, INFO -> {
                    // counted by what is left
                }
            }
        }
        return new CaseCounts(cases.size() - failed - warned - skipped - errors, failed, warned, skipped, errors);
    }

    /** Such as {@code 949 passed, 22 failed, 2 warned, 49 skipped}; errors are named where there are any. */
    public String text() {
        return passed + " passed, " + failed + " failed, " + warned + " warned, " + skipped + " skipped"
                + (errors == 0 ? "" : ", " + errors + (errors == 1 ? " error" : " errors"));
    }
}
