// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.run.Examination;
import java.time.Duration;

/** What "at once" may take at most: far below every sensible wait, far above every sensible answer. */
final class Prompt {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private Prompt() {}

    static Duration limit(Examination examination) {
        return examination.scaled(AT_ONCE);
    }
}
