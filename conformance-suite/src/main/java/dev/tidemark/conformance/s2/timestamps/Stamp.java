// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.timestamps;

import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.reports.contract.Broken;
import java.time.Duration;
import java.util.List;

/** Which timestamp a record has. */
public enum Stamp {
    @Word(value = "the timestamp that it was sent with", means = "As a read gives it.")
    AS_SENT {
        @Override
        void check(Scene scene, List<Long> stored) {
            var records = scene.subject().between(stored.size() - 1, stored.size());
            var sent = records.get(0).content().timestamp().orElseThrow();
            if (last(stored) != sent) {
                throw new Broken("the timestamp " + sent + ", as it was sent", String.valueOf(last(stored)));
            }
        }
    },

    @Word(value = "the time of its arrival", means = "By the clock of the suite, with 5 s to either side.")
    ARRIVAL {
        @Override
        void check(Scene scene, List<Long> stored) {
            var earliest = scene.sentAt().minus(SKEW).toEpochMilli();
            var latest = scene.answeredAt().plus(SKEW).toEpochMilli();
            if (last(stored) < earliest || last(stored) > latest) {
                throw new Broken("a timestamp from " + earliest + " to " + latest, String.valueOf(last(stored)));
            }
        }
    },

    @Word(value = "the timestamp of the one before", means = "As a read gives both.")
    AS_BEFORE {
        @Override
        void check(Scene scene, List<Long> stored) {
            if (stored.size() < 2 || last(stored) != stored.get(stored.size() - 2)) {
                throw new Broken("one timestamp of the last two records", String.valueOf(stored));
            }
        }
    };

    /** How far the clock of the server may be from the one of the suite. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    abstract void check(Scene scene, List<Long> stored);

    private static long last(List<Long> stored) {
        return stored.get(stored.size() - 1);
    }
}
