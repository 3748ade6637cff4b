// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.append;

import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Position;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.reports.contract.Broken;

/** What an acknowledgement has to be like. */
public enum AckTrait {
    @Word(
            value = "has the timestamps of its first and its last record",
            means = "Its start and its end, those with which a read gives these records.")
    STORED_TIMESTAMPS {
        @Override
        void check(Scene scene) {
            var ack = AppendSteps.ack(scene);
            var stored = scene.reader().readAll(scene.subject(), ack.start().seqNum());
            var count = Math.toIntExact(ack.end().seqNum() - ack.start().seqNum());
            if (stored.size() < count) {
                throw new Broken(count + " stored records of the append", String.valueOf(stored.size()));
            }
            same("start", ack.start(), stored.get(0));
            same("end", ack.end(), stored.get(count - 1));
        }
    },

    @Word(value = "has no tail behind its end", means = "Nor has any other that the stream has got.")
    TAIL_NOT_BEHIND {
        @Override
        void check(Scene scene) {
            scene.subject().acks().forEach(ack -> ack.mustReach(ack.tail()));
        }
    };

    abstract void check(Scene scene);

    private static void same(String name, Position position, StoredRecord stored) {
        if (position.timestamp() != stored.timestamp()) {
            throw new Broken(
                    "the timestamp of the stored record, " + stored.timestamp() + ", as the one of the " + name,
                    String.valueOf(position.timestamp()));
        }
    }
}
