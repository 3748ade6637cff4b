// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import java.time.Duration;

/**
 * A scenario that is to be run.
 *
 * @param expected how long it may have to wait
 */
public record PlannedCase(Suite suite, Scenario scenario, Duration expected) {

    /** A scenario is planned once; its suite is too large to be looked at again and again. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
