// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

import java.util.Optional;

/**
 * What is under way for a subscription.
 *
 * @param generation how many wakes there were (7.3)
 * @param wake the one that is in flight or leased
 * @param failures how many deliveries failed since the last one that did not
 * @param nextAttempt when to deliver again, in milliseconds; 0 if no delivery failed
 */
public record Progress(long generation, Optional<Wake> wake, int failures, long nextAttempt) {

    /** It was never woken. */
    public static final Progress NONE = new Progress(0, Optional.empty(), 0, 0);

    public boolean isIdle() {
        return wake.isEmpty();
    }

    /** Whether this is the wake that somebody speaks of. */
    public boolean isAt(long thatGeneration, String wakeId) {
        return generation == thatGeneration
                && wake.isPresent()
                && wake.get().id().equals(wakeId);
    }

    /** Whether a delivery has failed and was not made up for (6.3). */
    public boolean isFailing() {
        return nextAttempt != 0;
    }

    Progress woken(Event.Woken woken) {
        return new Progress(woken.generation(), Optional.of(Wake.issued(woken)), failures, nextAttempt);
    }

    Progress held(Wake held) {
        return new Progress(generation, Optional.of(held), 0, 0);
    }

    Progress ended(int newFailures, long newAttempt) {
        return new Progress(generation, Optional.empty(), newFailures, newAttempt);
    }

    Progress failed(int newFailures, long newAttempt) {
        return new Progress(generation, wake, newFailures, newAttempt);
    }
}
