// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

import java.util.concurrent.CompletionStage;

/** Brings wakes to the receivers of webhooks (7.1). */
public interface Sender {

    /**
     * Sends one wake, which is stored already; does not block.
     *
     * @param wake the subscription with the wake under way, as it is to be told
     */
    Sending send(View wake);

    /** A delivery under way. */
    interface Sending {

        /** How it ended; never fails. */
        CompletionStage<Answer> answer();

        /** Nobody is interested any more: the wake is over. */
        void abort();
    }

    /** What became of a delivery. */
    enum Answer {
        /** The receiver has processed everything it was shown. */
        DONE,
        /** The receiver has the wake and goes on by itself. */
        TAKEN,
        /** It did not get there, or was not wanted there. */
        FAILED
    }
}
