// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.webhooks;

/** The file of keys cannot be used. */
public final class KeysUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence what is wrong and what to do */
    KeysUnusable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
