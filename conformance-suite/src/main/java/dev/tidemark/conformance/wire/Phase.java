// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

/** What the step that runs on this thread is for: what only prepares a scene needs no client of a third party, and decides nothing. */
public final class Phase {

    private static final ThreadLocal<Phase> CURRENT = ThreadLocal.withInitial(Phase::new);

    private boolean lastKeyword;
    private boolean preparing;

    private Phase() {}

    /** A step with a keyword of its own begins on this thread. */
    public static void begin(boolean prepares) {
        var phase = CURRENT.get();
        phase.lastKeyword = prepares;
        phase.preparing = prepares;
    }

    /** A step begins on this thread that goes on with what the one before was for. */
    public static void resume() {
        var phase = CURRENT.get();
        phase.preparing = phase.lastKeyword;
    }

    /** No step runs on this thread, but something around steps. */
    public static void pause() {
        CURRENT.get().preparing = false;
    }

    static boolean isPreparing() {
        return CURRENT.get().preparing;
    }
}
