// SPDX-License-Identifier: Apache-2.0
/** What it means: the judge weighs evidence by the level of each requirement. Computed once, rendered many times. */
package dev.tidemark.reports.verdict;
