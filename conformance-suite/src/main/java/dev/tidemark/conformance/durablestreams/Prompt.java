// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.check.NotTested;
import dev.tidemark.conformance.run.Examination;
import java.time.Duration;

/** What "at once" may take at most: far below every sensible wait, far above every sensible answer. */
final class Prompt {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final int QUICKER = 4;

    private Prompt() {}

    static Duration limit(Examination examination) {
        return examination.scaled(AT_ONCE);
    }

    /**
     * To be called before something is found too slow: a request that never waits has to be answered far quicker at this very time.
     *
     * @throws NotTested when it is not, so that the machine and not the server may be the reason
     */
    static void checkMachine(Scene scene) {
        var begin = System.nanoTime();
        scene.client().bulk().metadata(scene.subject().uri());
        var took = Duration.ofNanos(System.nanoTime() - begin);
        if (took.compareTo(limit(scene.examination()).dividedBy(QUICKER)) > 0) {
            throw new NotTested("even a request for the metadata takes " + took.toMillis()
                    + " ms on this machine now; raise -Dtidemark.time.factor");
        }
    }
}
