// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import java.util.function.Consumer;

/** Is told of the scenarios of a run as they begin and end, from any thread. */
public interface Course {

    void begun(PlannedCase planned);

    /** @param outcome that counts */
    void ended(PlannedCase planned, CaseOutcome outcome);

    /** Is told of outcomes only. */
    static Course of(Consumer<CaseOutcome> listener) {
        return new Course() {
            @Override
            public void begun(PlannedCase planned) {
                // only the end matters
            }

            @Override
            public void ended(PlannedCase planned, CaseOutcome outcome) {
                listener.accept(outcome);
            }
        };
    }
}
