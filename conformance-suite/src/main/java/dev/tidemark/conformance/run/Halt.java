// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends a run before its time: nothing new begins, and what is under way gives up. The first reason stays. */
public final class Halt {

    private final List<Runnable> told = new ArrayList<>();
    private String reason;

    /** @param why completes "the run ended after N of M cases: ..." */
    public void now(String why) {
        List<Runnable> toTell;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            toTell = List.copyOf(told);
        }
        toTell.forEach(Runnable::run);
    }

    public synchronized Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public boolean isCalled() {
        return reason().isPresent();
    }

    /** Does this when the run is to end, at once if that is already so. */
    void then(Runnable action) {
        synchronized (this) {
            if (reason == null) {
                told.add(action);
                return;
            }
        }
        action.run();
    }
}
