// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.webhooks;

/** A URL that nothing is sent to. */
public final class UrlRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UrlRefused(String sentence) {
        super(sentence, null, false, false);
    }
}
