// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.S2Problem;

/** What to say when the log refuses a command for reasons that have nothing to do with it. */
final class Outcomes {

    private Outcomes() {}

    static S2Problem problem(Outcome outcome) {
        if (outcome instanceof Outcome.NotStored refused) {
            return S2Problem.of(
                    Code.STORAGE,
                    refused.full()
                            ? "There is no room to store this; nothing of it was stored."
                            : "Nothing can be stored now; nothing of this was.");
        }
        if (outcome instanceof Outcome.Overloaded) {
            return S2Problem.of(Code.RATE_LIMITED, "Too much is waiting to be stored; try again.");
        }
        throw new IllegalStateException("nobody expects this of the log here: " + outcome);
    }
}
