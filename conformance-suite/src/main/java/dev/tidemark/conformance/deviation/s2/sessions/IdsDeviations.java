// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.function.UnaryOperator;

/** Sessions of S2 whose batches have wrong ids. */
final class IdsDeviations {
    @Breaks(rule = "S2-READ-SSE-03", by = "Joins the numbers of an id by colons.")
    Behaviour s2IdWithColons() {
        return ids(id -> id.replace(',', ':'));
    }

    @Breaks(rule = "S2-READ-SSE-03", by = "Sends the sequence number alone as id.")
    Behaviour s2IdIsOneNumber() {
        return ids(id -> id.split(",")[0]);
    }

    @Breaks(rule = "S2-READ-SSE-04", by = "Names the next record in an id.")
    Behaviour s2IdNamesNextRecord() {
        return ids(id -> {
            String[] parts = id.split(",");
            return (Long.parseLong(parts[0]) + 1) + "," + parts[1] + "," + parts[2];
        });
    }

    @Breaks(rule = "S2-READ-SSE-05", by = "Counts in an id the records of its batch alone.")
    Behaviour s2IdCountsBatchAlone() {
        return batches(event ->
                withPart(event, 1, event.json().path(Vocabulary.MEMBER_RECORDS).size()));
    }

    @Breaks(rule = "S2-READ-SSE-06", by = "Sums up in an id the bodies alone, and of its batch alone.")
    Behaviour s2IdSumsUpBodies() {
        return batches(event -> withPart(event, 2, bodies(event)));
    }

    private static Behaviour batches(UnaryOperator<Event> change) {
        return Behaviours.events(Vocabulary.EVENT_BATCH, change);
    }

    private static Behaviour ids(UnaryOperator<String> change) {
        return batches(event -> event.id().map(change).map(event::withId).orElse(event));
    }

    private static Event withPart(Event event, int index, long number) {
        String[] parts = event.id().orElse("0,0,0").split(",");
        parts[index] = String.valueOf(number);
        return event.withId(String.join(",", parts));
    }

    private static long bodies(Event event) {
        long sum = 0;
        for (JsonNode each : event.json().path(Vocabulary.MEMBER_RECORDS)) {
            sum += each.path(Vocabulary.MEMBER_BODY).asText().length();
        }
        return sum;
    }
}
