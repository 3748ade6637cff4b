// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.contract;

import org.opentest4j.TestAbortedException;

/** The case could not be decided because something it needs was not supplied (a hook, an account, time). */
public class NotTested extends TestAbortedException {

    /** @param reason one sentence that names what is missing and how to supply it */
    public NotTested(String reason) {
        super(reason);
    }
}
