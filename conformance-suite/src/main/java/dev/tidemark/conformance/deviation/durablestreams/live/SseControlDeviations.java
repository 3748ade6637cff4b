// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.live;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Control events that are missing, late or incomplete (sections 5.8 and 8). */
public final class SseControlDeviations {
    private static final Predicate<Request> ANY = Request::opensEvents;
    private static final Predicate<Request> NOW = request -> request.opensEvents() && request.fromNow();

    private SseControlDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-5.8-19")
                        .by(
                                "no-control-after-data",
                                "Sends a control event only before the first data.",
                                () -> each(ANY, SseControlDeviations::nothingAfterData)),
                breaks("DS-5.8-20")
                        .by(
                                "control-without-offset",
                                "Leaves out the next offset in control events.",
                                () -> control(ANY, control -> without(control, Wire.FIELD_NEXT_OFFSET))),
                breaks("DS-5.8-20")
                        .by(
                                "control-offset-stands-still",
                                "Repeats the offset of the first control event in all later ones.",
                                () -> each(ANY, SseControlDeviations::standingStill)),
                breaks("DS-5.8-21")
                        .by(
                                "control-without-cursor",
                                "Leaves out the cursor in control events.",
                                () -> control(ANY, control -> without(control, Wire.FIELD_CURSOR))),
                breaks("DS-5.8-21")
                        .by(
                                "cursor-only-in-first-control",
                                "Sends the cursor in the first control event only.",
                                () -> each(ANY, SseControlDeviations::cursorOnce)),
                breaks("DS-5.8-23")
                        .by(
                                "control-never-up-to-date",
                                "Never says in a control event that the reader is up to date.",
                                () -> control(ANY, control -> without(control, Wire.FIELD_UP_TO_DATE))),
                breaks("DS-5.8-25")
                        .by(
                                "control-without-closure",
                                "Ends an event stream at the end of a closed stream without saying why.",
                                () -> control(ANY, control -> without(control, Wire.FIELD_CLOSED))),
                breaks("DS-5.8-25", "DS-4.1-04")
                        .by(
                                "closure-before-final-data",
                                "Tells the closure before the final data event.",
                                () -> each(ANY, SseControlDeviations::controlFirst)),
                breaks("DS-5.8-26")
                        .by(
                                "control-fields-named-like-headers",
                                "Names the fields of control events like the headers.",
                                () -> each(
                                        ANY,
                                        () -> event -> List.of(
                                                event.isControl()
                                                        ? event.mapData(SseControlDeviations::headerNames)
                                                        : event))),
                breaks("DS-5.8-30", "DS-8-53")
                        .by(
                                "no-event-at-end-of-closed-stream",
                                "Ends an event stream at the end of a closed stream without any event.",
                                () -> each(
                                        ANY,
                                        () -> event -> event.isControl()
                                                        && event.control().has(Wire.FIELD_CLOSED)
                                                ? List.of()
                                                : List.of(event))),
                breaks("DS-8-48", "DS-8-54")
                        .by(
                                "control-echoes-now",
                                "Repeats the word now as the offset of control events.",
                                () -> control(NOW, control -> control.put(Wire.FIELD_NEXT_OFFSET, Wire.NOW))),
                breaks("DS-8-49")
                        .by(
                                "first-control-from-now-not-up-to-date",
                                "Does not say in the first control event of a stream from now that it is up to date.",
                                () -> control(NOW, control -> without(control, Wire.FIELD_UP_TO_DATE))));
    }

    private static Behaviour control(Predicate<Request> requests, UnaryOperator<ObjectNode> change) {
        return each(requests, () -> event -> List.of(event.isControl() ? event.mapControl(change) : event));
    }

    /** A change with state of its own for each connection. */
    private static Behaviour each(Predicate<Request> requests, Supplier<Change> changes) {
        return Behaviour.reply(requests, reply -> reply.mapEvents(changes.get()::apply));
    }

    private interface Change {
        List<Event> apply(Event event);
    }

    private static ObjectNode without(ObjectNode control, String field) {
        control.remove(field);
        return control;
    }

    private static String headerNames(String control) {
        return control.replace(Wire.FIELD_NEXT_OFFSET, "stream-next-offset")
                .replace(Wire.FIELD_CURSOR, "stream-cursor")
                .replace(Wire.FIELD_UP_TO_DATE, "stream-up-to-date")
                .replace(Wire.FIELD_CLOSED, "stream-closed");
    }

    private static Change nothingAfterData() {
        boolean[] data = {false};
        return event -> {
            data[0] |= event.isData();
            boolean closing = event.isControl() && event.control().has(Wire.FIELD_CLOSED);
            return data[0] && event.isControl() && !closing ? List.of() : List.of(event);
        };
    }

    private static Change standingStill() {
        String[] first = {null};
        return event -> {
            if (!event.isControl()) {
                return List.of(event);
            }
            ObjectNode control = event.control();
            first[0] = first[0] == null ? control.path(Wire.FIELD_NEXT_OFFSET).asText() : first[0];
            return List.of(
                    event.withData(control.put(Wire.FIELD_NEXT_OFFSET, first[0]).toString()));
        };
    }

    private static Change cursorOnce() {
        boolean[] seen = {false};
        return event -> {
            boolean strip = event.isControl() && seen[0];
            seen[0] |= event.isControl();
            return List.of(strip ? event.mapControl(c -> without(c, Wire.FIELD_CURSOR)) : event);
        };
    }

    private static Change controlFirst() {
        List<Event> held = new ArrayList<>();
        return event -> {
            if (event.isData()) {
                held.add(event);
                return List.of();
            }
            List<Event> out = new ArrayList<>(held);
            held.clear();
            boolean closing = event.isControl() && event.control().has(Wire.FIELD_CLOSED);
            out.add(closing ? 0 : out.size(), event);
            return out;
        };
    }
}
