// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.start;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** S2 reads by sequence number that begin with another record than they have to, or give records in another order. */
final class SequenceNumberDeviations {
    @Breaks(rule = "S2-READ-START-01", by = "Starts a read behind the record whose sequence number it names.")
    Behaviour s2SequenceNumberExclusive() {
        return Reads.shifted(Vocabulary.SEQ_NUM, n -> n + 1);
    }

    @Breaks(rule = "S2-READ-START-01", by = "Starts a read one record before the one whose sequence number it names.")
    Behaviour s2SequenceNumberOneEarly() {
        return Reads.shifted(Vocabulary.SEQ_NUM, n -> Math.max(0, n - 1));
    }

    @Breaks(
            rule = "S2-READ-START-01",
            by = "Starts a read at the tenth sequence number before the one it names, as if batches were its grain.")
    Behaviour s2ReadStartsAtBatch() {
        return Reads.shifted(Vocabulary.SEQ_NUM, n -> n > 10 ? n - n % 10 : n);
    }

    @Breaks(rule = "S2-READ-START-02", by = "Swaps the last two records of a batch that is read.")
    Behaviour s2RecordsSwapped() {
        return Behaviours.batches(Requests.records(SequenceNumberDeviations::swapped));
    }

    @Breaks(rule = "S2-READ-START-02", by = "Gives the last record of a batch twice.")
    Behaviour s2RecordRepeated() {
        return Behaviours.batches(
                Requests.records(records -> with(records, records.isEmpty() ? List.of() : List.of(last(records)))));
    }

    @Breaks(rule = "S2-READ-START-02", by = "Leaves the middle record of a large batch out.")
    Behaviour s2RecordLeftOut() {
        return Behaviours.batches(Requests.records(SequenceNumberDeviations::holed));
    }

    @Breaks(
            rule = "S2-READ-START-02",
            by = "Repeats the last record of a batch at the beginning of the session's next one.")
    Behaviour s2SessionRepeatsAtSeam() {
        return Behaviour.reply(Requests::opensEvents, reply -> {
            var before = new ArrayList<ObjectNode>();
            return reply.mapEvents(
                    Vocabulary.EVENT_BATCH,
                    event -> event.mapJson(Requests.records(records -> {
                        var changed = new ArrayList<>(before);
                        changed.addAll(records);
                        before.clear();
                        before.add(last(records));
                        return changed;
                    })));
        });
    }

    private static List<ObjectNode> swapped(List<ObjectNode> records) {
        var changed = new ArrayList<>(records);
        if (changed.size() > 1) {
            Collections.swap(changed, changed.size() - 2, changed.size() - 1);
        }
        return changed;
    }

    private static List<ObjectNode> holed(List<ObjectNode> records) {
        var changed = new ArrayList<>(records);
        if (changed.size() > 50) {
            changed.remove(changed.size() / 2);
        }
        return changed;
    }

    private static List<ObjectNode> with(List<ObjectNode> records, List<ObjectNode> more) {
        var changed = new ArrayList<>(records);
        changed.addAll(more);
        return changed;
    }

    private static ObjectNode last(List<ObjectNode> records) {
        return records.get(records.size() - 1);
    }
}
