// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

import dev.tidemark.server.log.Outcome;

/** What was decided could not be stored: nothing has happened. */
public final class NotStored extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    NotStored(Outcome outcome) {
        super("not stored: " + outcome, null, false, false);
        this.outcome = outcome;
    }

    /** Why. */
    public Outcome outcome() {
        return outcome;
    }
}
