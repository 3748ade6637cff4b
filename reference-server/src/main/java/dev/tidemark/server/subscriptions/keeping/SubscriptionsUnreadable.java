// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

/** The data hold something about subscriptions that this version does not understand. */
public final class SubscriptionsUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SubscriptionsUnreadable(Throwable cause) {
        super("the data were written by another version: " + cause.getMessage(), cause);
    }
}
