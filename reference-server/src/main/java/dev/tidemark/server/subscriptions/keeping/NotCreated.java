// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

/** A subscription that was not created, although nothing is wrong with it in itself. */
public final class NotCreated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    NotCreated(Reason reason) {
        super("not created: " + reason, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why. */
    public enum Reason {
        /** There is another one of this id. */
        DIFFERENT,
        /** There are as many as there may be. */
        TOO_MANY,
        /** More streams match than one subscription may begin with. */
        TOO_BROAD
    }
}
