// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

/** What the step that runs on this thread is for: steps that only prepare a scene need no client of a third party. */
public final class Phase {

    private static final ThreadLocal<Boolean> PREPARING = ThreadLocal.withInitial(() -> false);

    private Phase() {}

    /** The step that begins on this thread prepares, or is about what the scenario examines. */
    public static void preparing(boolean prepares) {
        PREPARING.set(prepares);
    }

    static boolean isPreparing() {
        return PREPARING.get();
    }
}
