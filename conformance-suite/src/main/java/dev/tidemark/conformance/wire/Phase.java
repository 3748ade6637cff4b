// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

/**
 * What the step that runs on this thread is for. What prepares a scene, and what looks at what came of it, needs no client of a third party; what
 * prepares decides nothing.
 */
public final class Phase {

    private static final ThreadLocal<Phase> CURRENT = ThreadLocal.withInitial(Phase::new);

    private enum Purpose {
        PREPARE,
        ACT,
        LOOK
    }

    private Purpose last = Purpose.ACT;
    private Purpose now = Purpose.ACT;
    private boolean acted;

    private Phase() {}

    /** A scenario begins on this thread. */
    public static void start() {
        CURRENT.set(new Phase());
    }

    /** A step begins that makes the scene. */
    public static void prepare() {
        begin(Purpose.PREPARE);
    }

    /** A step begins that does what the scenario is about. */
    public static void act() {
        CURRENT.get().acted = true;
        begin(Purpose.ACT);
    }

    /** A step begins that looks at what came of it; where nothing was done before, the look is what the scenario is about. */
    public static void look() {
        begin(CURRENT.get().acted ? Purpose.LOOK : Purpose.ACT);
    }

    /** A step begins that goes on with what the one before was for. */
    public static void resume() {
        var phase = CURRENT.get();
        phase.now = phase.last;
    }

    /** No step runs on this thread, but something around steps. */
    public static void pause() {
        CURRENT.get().now = Purpose.ACT;
    }

    static boolean isPreparing() {
        return CURRENT.get().now == Purpose.PREPARE;
    }

    static boolean isActing() {
        return CURRENT.get().now == Purpose.ACT;
    }

    private static void begin(Purpose purpose) {
        var phase = CURRENT.get();
        phase.last = purpose;
        phase.now = purpose;
    }
}
