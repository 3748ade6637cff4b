// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.sessions;

import dev.tidemark.conformance.grammar.Word;

/** How soon heartbeats come. */
public enum Pace {
    @Word(
            value = "within 15 seconds",
            means = "After the last record that came, or after the begin; two seconds more are accepted.")
    ONCE {
        @Override
        void check(Heartbeats heartbeats) {
            heartbeats.one();
        }
    },

    @Word(
            value = "at once behind the records that were there",
            means = "Within two seconds after all that the read asks for, and none before them.")
    AT_ONCE {
        @Override
        void check(Heartbeats heartbeats) {
            heartbeats.atOnceBehindRecords();
        }
    },

    @Word(
            value = "at least every 15 seconds",
            means =
                    "The session is never silent for longer, but for two seconds more; looked at for three seconds after the first.")
    EVERY_15_SECONDS {
        @Override
        void check(Heartbeats heartbeats) {
            heartbeats.again();
        }
    };

    abstract void check(Heartbeats heartbeats);
}
