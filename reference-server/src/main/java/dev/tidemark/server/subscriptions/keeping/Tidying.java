// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

import java.util.Optional;

/**
 * Keeps the log of the subscriptions short: when it holds many more events than there are subscriptions, the one that was described
 * the longest time ago is described anew, one after the other, and what lies before all descriptions is dropped.
 */
final class Tidying {

    /** How many events more than needed are not worth anything. */
    private static final long SLACK = 256;

    private final SubscriptionLog log;
    private final Register register;
    private boolean busy;

    Tidying(SubscriptionLog log, Register register) {
        this.log = log;
        this.register = register;
    }

    /** The one to describe anew, if any; {@link #done} comes then. */
    Optional<Kept> next() {
        if (busy || log.length() <= 2L * register.count() + SLACK) {
            return Optional.empty();
        }
        Optional<Kept> eldest = register.eldest();
        busy = eldest.isPresent();
        if (!busy) {
            log.trim(log.end());
        }
        return eldest;
    }

    /** It was described anew, or could not be. */
    void done() {
        busy = false;
        long needed = register.eldest().map(kept -> kept.base).orElse(0L);
        if (needed - log.first() > SLACK / 2) {
            log.trim(needed);
        }
    }
}
