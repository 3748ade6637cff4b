// SPDX-License-Identifier: Apache-2.0
/**
 * What an examination hands to the judge beside its steps: how a case may end, and the media types of what is attached to it. Recorded
 * runs name these classes, so their names stay.
 */
package dev.tidemark.reports.contract;
