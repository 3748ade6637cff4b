// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.conformance.check.Broken;
import dev.tidemark.conformance.check.NotTested;
import dev.tidemark.conformance.run.Examination;
import java.time.Duration;

/** What "at once" may take at most: far below every sensible wait, far above every sensible answer. */
public final class Prompt {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final int QUICKER = 4;

    private Prompt() {}

    /** The longest time that is still at once on this machine. */
    public static Duration limit(Examination examination) {
        return examination.scaled(AT_ONCE);
    }

    /** An answer that took this long came at once, or a promise is broken. */
    public static void check(Duration elapsed, Examination examination) {
        var limit = limit(examination);
        if (elapsed.compareTo(limit) > 0) {
            throw new Broken("an answer within " + limit.toMillis() + " ms", "one after " + elapsed.toMillis() + " ms");
        }
    }

    /**
     * To be called before something is found too slow: a request that never waits has to be answered far quicker at this very time.
     *
     * @param request sends such a request
     * @throws NotTested when it is not, so that the machine and not the server may be the reason
     */
    public static void checkMachine(Examination examination, Runnable request) {
        var begin = System.nanoTime();
        request.run();
        var took = Duration.ofNanos(System.nanoTime() - begin);
        if (took.compareTo(limit(examination).dividedBy(QUICKER)) > 0) {
            throw new NotTested("even a request for the metadata takes " + took.toMillis()
                    + " ms on this machine now; raise -Dtidemark.time.factor");
        }
    }
}
