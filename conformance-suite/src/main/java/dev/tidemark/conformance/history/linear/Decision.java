// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.history.linear;

/** Whether a history can have happened. */
public enum Decision {
    /** There is an order of its operations. */
    LEGAL,
    /** There is none. */
    ILLEGAL,
    /** The effort was not enough to say. */
    UNDECIDED
}
