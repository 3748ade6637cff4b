// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import dev.tidemark.reports.requirements.Level;

/** What one execution of a case found out, before any level weighs it. */
public sealed interface Finding {

    /** The outcome for a requirement of this level. */
    Outcome at(Level level);

    /** In one line, for a reader; empty when there is nothing to add. */
    String reason();

    /** Every check held. */
    record Held() implements Finding {
        @Override
        public Outcome at(Level level) {
            return level == Level.MAY ? Outcome.INFO : Outcome.PASS;
        }

        @Override
        public String reason() {
            return "";
        }
    }

    /**
     * A check did not hold.
     *
     * @param expected one line, or empty when the check did not say
     * @param observed one line
     * @param details further lines, or empty
     */
    record Broken(String expected, String observed, String details) implements Finding {
        @Override
        public Outcome at(Level level) {
            return switch (level.family()) {
                case SHOULD -> Outcome.WARN;
                case MAY -> Outcome.INFO;
                default -> Outcome.FAIL;
            };
        }

        @Override
        public String reason() {
            return observed;
        }
    }

    /** Could not be tried. */
    record NotTested(String reason) implements Finding {
        @Override
        public Outcome at(Level level) {
            return Outcome.NOT_TESTED;
        }
    }

    /** Says nothing about this target. */
    record NotApplicable(String reason) implements Finding {
        @Override
        public Outcome at(Level level) {
            return Outcome.NOT_APPLICABLE;
        }
    }

    /** Went wrong on our side. */
    record HarnessError(String reason) implements Finding {
        @Override
        public Outcome at(Level level) {
            return Outcome.HARNESS_ERROR;
        }
    }
}
