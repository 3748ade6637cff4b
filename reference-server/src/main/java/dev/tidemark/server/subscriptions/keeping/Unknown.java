// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

/** There is no subscription of this id. */
public final class Unknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unknown() {
        super("there is no such subscription", null, false, false);
    }
}
