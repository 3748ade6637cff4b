// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.append;

import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.s2.client.AppendRace;
import dev.tidemark.conformance.s2.client.Race;
import dev.tidemark.reports.contract.Broken;
import java.util.Comparator;

/** How the batches of several writers lie in the stream. */
public enum BatchOrder {
    @Word(
            value = "exactly once and each in one piece",
            means = "Every one that was acknowledged, whatever its numbers.")
    WHOLE {
        @Override
        void check(Race race) {
            var stream = race.markers();
            race.check(history -> history.exactlyOnce(stream));
            for (var batch : race.acknowledged()) {
                var markers = AppendRace.markers(batch.records());
                var place = stream.indexOf(markers.get(0));
                var there = stream.subList(place, Math.min(stream.size(), place + markers.size()));
                if (!there.equals(markers)) {
                    throw new Broken("the batch " + markers + " in one piece", String.valueOf(there));
                }
            }
        }
    },

    @Word(value = "in the order of their sequence numbers", means = "Those of their acknowledgements.")
    BY_NUMBER {
        @Override
        void check(Race race) {
            var stream = race.markers();
            race.check(history -> history.orderOfOffsets(stream, Comparator.comparing(Long::valueOf)));
        }
    },

    @Word(value = "in the order in which each writer sent its own", means = "Whatever lies between them.")
    BY_WRITER {
        @Override
        void check(Race race) {
            var stream = race.markers();
            race.check(history -> history.orderOfWriters(stream));
        }
    };

    abstract void check(Race race);
}
