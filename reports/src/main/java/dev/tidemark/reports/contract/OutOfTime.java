// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.contract;

/** A case did not end in its time, and nothing tells that it was the target that kept it. */
public final class OutOfTime extends Error {

    private static final long serialVersionUID = 1L;

    /** @param reason one sentence with the time and what the case was doing */
    public OutOfTime(String reason) {
        super(reason);
    }
}
