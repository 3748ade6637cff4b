// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import dev.tidemark.reports.requirements.Requirement;

/**
 * A requirement this kit does not examine.
 *
 * @param kind {@code not yet written} or {@code unobservable}
 */
public record Exclusion(Requirement requirement, String kind, String reason) {}
