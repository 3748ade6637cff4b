// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.tail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Position;
import dev.tidemark.conformance.s2.model.Vocabulary;

/** S2 batches that tell a wrong tail. */
final class BatchesDeviations {
    @Breaks(rule = "S2-TAIL-11", by = "Sends the number of the last record as the tail beside it.")
    Behaviour s2BatchTailIsLastRecord() {
        return Behaviours.batches(Position.mapped(Vocabulary.MEMBER_TAIL, tail -> tail.moved(-1)));
    }

    @Breaks(rule = "S2-TAIL-11", by = "Sends tails with the timestamp 0 beside records.")
    Behaviour s2BatchTailWithoutTime() {
        return Behaviours.batches(Position.mapped(Vocabulary.MEMBER_TAIL, tail -> tail.at(0)));
    }

    @Breaks(
            rule = {"S2-TAIL-11", "S2-TAIL-12"},
            by = "Sends a tail of zeros beside old records.")
    Behaviour s2OldBatchHasZeroTail() {
        return Behaviours.answers(batch ->
                batch.has(Vocabulary.MEMBER_TAIL) ? batch : new Position(0, 0).in(batch, Vocabulary.MEMBER_TAIL));
    }

    @Breaks(rule = "S2-TAIL-12", by = "Sends an empty tail beside old records.")
    Behaviour s2OldBatchHasEmptyTail() {
        return Behaviours.answers(BatchesDeviations::withEmptyTail);
    }

    private static ObjectNode withEmptyTail(ObjectNode batch) {
        ObjectNode changed = batch.deepCopy();
        if (!changed.has(Vocabulary.MEMBER_TAIL)) {
            changed.putObject(Vocabulary.MEMBER_TAIL);
        }
        return changed;
    }
}
