// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.live;

import static dev.tidemark.conformance.deviation.durablestreams.Events.Change;
import static dev.tidemark.conformance.deviation.durablestreams.Events.control;
import static dev.tidemark.conformance.deviation.durablestreams.Events.each;
import static dev.tidemark.conformance.deviation.durablestreams.Events.without;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Events;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Control events that are missing, late or incomplete (sections 5.8 and 8). */
final class SseControlDeviations {
    private static final Predicate<Request> ANY = Requests::opensEvents;

    @Breaks(rule = "DS-5.8-19", by = "Sends a control event only before the first data.")
    Behaviour noControlAfterData() {
        return each(ANY, SseControlDeviations::nothingAfterData);
    }

    @Breaks(rule = "DS-5.8-20", by = "Leaves out the next offset in control events.")
    Behaviour controlWithoutOffset() {
        return control(ANY, control -> without(control, Vocabulary.MEMBER_NEXT_OFFSET));
    }

    @Breaks(rule = "DS-5.8-20", by = "Repeats the offset of the first control event in all later ones.")
    Behaviour controlOffsetStandsStill() {
        return each(ANY, SseControlDeviations::standingStill);
    }

    @Breaks(rule = "DS-5.8-21", by = "Leaves out the cursor in control events.")
    Behaviour controlWithoutCursor() {
        return control(ANY, control -> without(control, Vocabulary.MEMBER_CURSOR));
    }

    @Breaks(rule = "DS-5.8-21", by = "Sends the cursor in the first control event only.")
    Behaviour cursorOnlyInFirstControl() {
        return each(ANY, SseControlDeviations::cursorOnce);
    }

    @Breaks(rule = "DS-5.8-23", by = "Never says in a control event that the reader is up to date.")
    Behaviour controlNeverUpToDate() {
        return control(ANY, control -> without(control, Vocabulary.MEMBER_UP_TO_DATE));
    }

    @Breaks(rule = "DS-5.8-25", by = "Ends an event stream at the end of a closed stream without saying why.")
    Behaviour controlWithoutClosure() {
        return control(ANY, control -> without(control, Vocabulary.MEMBER_CLOSED));
    }

    @Breaks(
            rule = {"DS-5.8-25", "DS-4.1-04"},
            by = "Tells the closure before the final data event.")
    Behaviour closureBeforeFinalData() {
        return each(ANY, SseControlDeviations::controlFirst);
    }

    @Breaks(rule = "DS-5.8-26", by = "Names the fields of control events like the headers.")
    Behaviour controlFieldsNamedLikeHeaders() {
        return each(
                ANY,
                () -> event ->
                        List.of(Events.isControl(event) ? event.mapData(SseControlDeviations::headerNames) : event));
    }

    @Breaks(
            rule = {"DS-5.8-30", "DS-8-53"},
            by = "Ends an event stream at the end of a closed stream without any event.")
    Behaviour noEventAtEndOfClosedStream() {
        return each(
                ANY,
                () -> event -> Events.isControl(event) && event.json().has(Vocabulary.MEMBER_CLOSED)
                        ? List.of()
                        : List.of(event));
    }

    @Breaks(rule = "DS-5.8-25", by = "Sends each control event of an event stream again and again.")
    Behaviour controlEventsWithoutEnd() {
        return SseDeviations.repeated(Events::isControl);
    }

    private static String headerNames(String control) {
        return control.replace(Vocabulary.MEMBER_NEXT_OFFSET, "stream-next-offset")
                .replace(Vocabulary.MEMBER_CURSOR, "stream-cursor")
                .replace(Vocabulary.MEMBER_UP_TO_DATE, "stream-up-to-date")
                .replace(Vocabulary.MEMBER_CLOSED, "stream-closed");
    }

    private static Change nothingAfterData() {
        boolean[] data = {false};
        return event -> {
            data[0] |= Events.isData(event);
            boolean closing = Events.isControl(event) && event.json().has(Vocabulary.MEMBER_CLOSED);
            return data[0] && Events.isControl(event) && !closing ? List.of() : List.of(event);
        };
    }

    private static Change standingStill() {
        String[] first = {null};
        return event -> {
            if (!Events.isControl(event)) {
                return List.of(event);
            }
            ObjectNode control = event.json();
            first[0] = first[0] == null
                    ? control.path(Vocabulary.MEMBER_NEXT_OFFSET).asText()
                    : first[0];
            return List.of(event.withData(
                    control.put(Vocabulary.MEMBER_NEXT_OFFSET, first[0]).toString()));
        };
    }

    private static Change cursorOnce() {
        boolean[] seen = {false};
        return event -> {
            boolean strip = Events.isControl(event) && seen[0];
            seen[0] |= Events.isControl(event);
            return List.of(strip ? event.mapJson(c -> without(c, Vocabulary.MEMBER_CURSOR)) : event);
        };
    }

    private static Change controlFirst() {
        List<Event> held = new ArrayList<>();
        return event -> {
            if (Events.isData(event)) {
                held.add(event);
                return List.of();
            }
            List<Event> out = new ArrayList<>(held);
            held.clear();
            boolean closing = Events.isControl(event) && event.json().has(Vocabulary.MEMBER_CLOSED);
            out.add(closing ? 0 : out.size(), event);
            return out;
        };
    }
}
