// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import java.time.Duration;

/**
 * A scenario that is to be run.
 *
 * @param expected how long it may have to wait
 */
record PlannedCase(Suite suite, Scenario scenario, Duration expected) {}
