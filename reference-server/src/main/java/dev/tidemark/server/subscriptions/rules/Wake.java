// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

import java.util.Optional;

/**
 * A wake that nobody has finished yet (7).
 *
 * @param id unique
 * @param cause the stream that had pending work
 * @param holder the worker that claimed it; a webhook's worker has no name
 * @param leasedUntil when its lease ends, in milliseconds; {@link #UNCLAIMED} as long as nobody holds it
 * @param reached whether the receiver of the webhook has it: it answered, or called back
 */
public record Wake(String id, String cause, Optional<String> holder, long leasedUntil, boolean reached) {

    /** No lease runs: a wake that was written to a stream waits for a worker as long as it takes. */
    public static final long UNCLAIMED = Long.MAX_VALUE;

    static Wake issued(Event.Woken woken) {
        return new Wake(woken.wake(), woken.cause(), Optional.empty(), woken.leasedUntil(), false);
    }

    public boolean isLeased() {
        return leasedUntil != UNCLAIMED;
    }

    Wake claimed(String worker, long until) {
        return new Wake(id, cause, Optional.of(worker), until, true);
    }

    Wake extended(long until) {
        return new Wake(id, cause, holder, until, true);
    }
}
