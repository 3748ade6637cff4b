// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

/** How much a page tells. */
public enum Detail {
    /** Everything, with the transcript of every case. */
    FULL,
    /** What did not hold, and the requirements with their outcomes: small enough for a mail. */
    BRIEF
}
