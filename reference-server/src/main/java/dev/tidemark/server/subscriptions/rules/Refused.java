// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

/** A request to a subscription that changes nothing. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Progress progress;

    Refused(Reason reason, String sentence, Progress progress) {
        super(sentence, null, false, false);
        this.reason = reason;
        this.progress = progress;
    }

    public Reason reason() {
        return reason;
    }

    /** What was under way. */
    public Progress progress() {
        return progress;
    }

    /** Why. */
    public enum Reason {
        /** Subscriptions of this kind do not know this request. */
        WRONG_KIND,
        /** Its token was given for another subscription, perhaps an earlier one of the same id. */
        FOREIGN_TOKEN,
        /** It speaks of a wake that is over, or of none. */
        FENCED,
        /** Somebody else holds the lease. */
        ALREADY_CLAIMED,
        /** There is nothing to claim. */
        NO_PENDING_WORK,
        /** It acks what cannot be acked. */
        INVALID_OFFSET
    }
}
