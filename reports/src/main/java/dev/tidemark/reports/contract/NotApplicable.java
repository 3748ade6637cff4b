// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.contract;

import org.opentest4j.TestAbortedException;

/** The case is about an optional capability that the target does not claim. */
public final class NotApplicable extends TestAbortedException {

    /** @param reason one sentence that names the capability and why it is not claimed */
    public NotApplicable(String reason) {
        super(reason);
    }
}
