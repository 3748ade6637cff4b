// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.S2Problem;

/** What to say when the log refuses a command for reasons that have nothing to do with it. */
final class Outcomes {

    private Outcomes() {}

    static S2Problem problem(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused(refused);
        }
        throw unexpected(outcome);
    }

    private static S2Problem refused(Outcome.Refused refused) {
        return switch (refused.reason()) {
            case NOT_STORED ->
                S2Problem.of(
                        Code.STORAGE,
                        ((Outcome.NotStored) refused).full()
                                ? "There is no room to store this; nothing of it was stored."
                                : "Nothing can be stored now; nothing of this was.");
            case OVERLOADED -> S2Problem.of(Code.RATE_LIMITED, "Too much is waiting to be stored; try again.");
            case MISSING,
                    SOFT_DELETED,
                    NAME_TAKEN,
                    NO_SOURCE,
                    SOURCE_SOFT_DELETED,
                    NO_FORK_POINT,
                    DROPPED,
                    DIFFERENT,
                    CLOSED,
                    WRONG_TYPE,
                    OUT_OF_SEQUENCE,
                    SEQUENCE_MISMATCH,
                    TOKEN_MISMATCH,
                    TIMESTAMP_REQUIRED,
                    STALE_EPOCH,
                    EPOCH_NOT_FROM_START,
                    SEQUENCE_GAP,
                    CHAIN_BROKEN -> throw unexpected(refused);
        };
    }

    private static IllegalStateException unexpected(Outcome outcome) {
        return new IllegalStateException("nobody expects this of the log here: " + outcome);
    }
}
