// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** Holds the batches of an S2 session back until together they are more than one batch may hold; other events let them go. */
public final class Merging {

    private static final int MOST_RECORDS = 1000;
    private static final int MOST_BYTES = 1 << 20;

    private final List<JsonNode> held = new ArrayList<>();
    private Event last;

    public List<Event> merge(Event event) {
        if (!event.is(Vocabulary.EVENT_BATCH)) {
            var all = new ArrayList<>(release());
            all.add(event);
            return all;
        }
        event.json().path(Vocabulary.MEMBER_RECORDS).forEach(held::add);
        last = event;
        return held.size() > MOST_RECORDS
                        || held.stream().mapToLong(Cut::metered).sum() > MOST_BYTES
                ? release()
                : List.of();
    }

    private List<Event> release() {
        if (held.isEmpty()) {
            return List.of();
        }
        var merged = last.mapJson(batch -> {
            ObjectNode changed = batch.deepCopy();
            ((ArrayNode) changed.path(Vocabulary.MEMBER_RECORDS)).removeAll().addAll(held);
            return changed;
        });
        held.clear();
        return List.of(merged);
    }
}
