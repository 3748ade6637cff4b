// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Pings of S2 that are missing or say something wrong. */
final class S2PingDeviations {

    private S2PingDeviations() {}

    static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-SSE-19")
                        .by(
                                "s2-ping-without-data",
                                "Sends pings without data.",
                                () -> pings(event -> new Event("event: ping\n\n"))),
                breaks("S2-READ-SSE-19")
                        .by(
                                "s2-ping-as-comment",
                                "Sends comments instead of pings.",
                                () -> pings(event -> new Event(": ping\n\n"))),
                breaks("S2-READ-SSE-19")
                        .by(
                                "s2-ping-with-date",
                                "Writes the timestamp of a ping as a date.",
                                () -> data(ping -> ping.put(S2Wire.TIMESTAMP, "2026-01-01T00:00:00Z"))),
                breaks("S2-READ-SSE-20")
                        .by(
                                "s2-ping-without-tail",
                                "Leaves the tail out of pings.",
                                () -> data(ping -> {
                                    ping.remove(S2Wire.TAIL);
                                    return ping;
                                })),
                breaks("S2-READ-SSE-20")
                        .by(
                                "s2-ping-with-first-tail",
                                "Repeats the tail of its first ping in all others.",
                                () -> Behaviour.reply(S2Requests::opensEvents, (UnaryOperator<Reply>) reply -> {
                                    UnaryOperator<ObjectNode> repeated = repeatedTail();
                                    return reply.mapEvents(
                                            event -> List.of(event.is(S2Wire.PING) ? event.mapJson(repeated) : event));
                                })),
                breaks("S2-READ-SSE-21")
                        .by(
                                "s2-first-ping-by-timer",
                                "Does not ping when a session reaches the tail.",
                                () -> each(S2PingDeviations::withoutFirst)),
                breaks("S2-READ-SSE-22").by("s2-no-pings", "Never pings.", () -> S2Behaviours.without(S2Wire.PING)),
                breaks("S2-READ-SSE-23")
                        .by(
                                "s2-ping-with-id",
                                "Gives pings an id, which moves the place where a reader goes on.",
                                () -> pings(event -> event.withId("0,0,0"))));
    }

    private static Behaviour pings(UnaryOperator<Event> change) {
        return S2Behaviours.events(S2Wire.PING, change);
    }

    private static Behaviour data(UnaryOperator<ObjectNode> change) {
        return pings(event -> event.mapJson(change));
    }

    /** Changes the pings of each session by a change of its own. */
    private static Behaviour each(Supplier<Function<Event, List<Event>>> changes) {
        return Behaviour.reply(S2Requests::opensEvents, (UnaryOperator<Reply>) reply -> {
            var change = changes.get();
            return reply.mapEvents(event -> event.is(S2Wire.PING) ? change.apply(event) : List.of(event));
        });
    }

    private static Function<Event, List<Event>> withoutFirst() {
        int[] count = {0};
        return event -> count[0]++ == 0 ? List.of() : List.of(event);
    }

    private static UnaryOperator<ObjectNode> repeatedTail() {
        ObjectNode[] first = {null};
        return ping -> {
            if (first[0] == null) {
                first[0] = ping;
            }
            return ping.deepCopy().set(S2Wire.TAIL, first[0].path(S2Wire.TAIL));
        };
    }
}
