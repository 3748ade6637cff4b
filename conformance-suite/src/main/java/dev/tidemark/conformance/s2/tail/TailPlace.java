// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.tail;

import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Expected;
import dev.tidemark.conformance.s2.model.Position;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.reports.contract.Broken;
import java.util.List;

/** Where a tail has to be. */
public enum TailPlace {
    @Word(value = "zero in number and timestamp", means = "As that of a stream without records.")
    ZERO {
        @Override
        void check(Scene scene, List<Position> seen) {
            same(Position.ZERO, last(scene, seen));
        }
    },

    @Word(
            value = "right behind the last record",
            means = "The end of the last acknowledgement, number and timestamp; a command is a record too.")
    BEHIND_THE_LAST_RECORD {
        @Override
        void check(Scene scene, List<Position> seen) {
            same(scene.subject().tail(), last(scene, seen));
        }
    },

    @Word(value = "at the timestamp of the last record", means = "As it was sent and as a read gives it.")
    AT_THE_LAST_TIMESTAMP {
        @Override
        void check(Scene scene, List<Position> seen) {
            var stream = scene.subject();
            var tail = last(scene, seen);
            var end = stream.tail().seqNum();
            var stored = scene.reader().readAll(stream, end - 1);
            Expected.same(stream.between(end - 1, end), stored);
            if (tail.timestamp() != stored.get(0).timestamp()) {
                throw new Broken(
                        "the timestamp of the last record, " + stored.get(0).timestamp(), "the tail: " + tail);
            }
        }
    },

    @Word(value = "not below the one before", means = "Of all that were checked, neither in number nor in timestamp.")
    NOT_BELOW {
        @Override
        void check(Scene scene, List<Position> seen) {
            last(scene, seen);
            Position.mustNotFall(seen);
        }
    };

    abstract void check(Scene scene, List<Position> seen);

    private static void same(Position expected, Position tail) {
        if (!tail.equals(expected)) {
            throw new Broken("the tail: " + expected, "the tail: " + tail);
        }
    }

    private static Position last(Scene scene, List<Position> seen) {
        Answered.with(scene.answer(), "a check of the tail", 200);
        return seen.get(seen.size() - 1);
    }
}
