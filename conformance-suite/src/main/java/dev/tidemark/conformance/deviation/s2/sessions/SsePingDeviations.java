// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.sessions;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Pings of S2 that are missing or say something wrong. */
public final class SsePingDeviations {

    private SsePingDeviations() {}

    public static List<Deviation> all() {
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
                                () -> data(ping -> ping.put(Wire.TIMESTAMP, "2026-01-01T00:00:00Z"))),
                breaks("S2-READ-SSE-20")
                        .by(
                                "s2-ping-without-tail",
                                "Leaves the tail out of pings.",
                                () -> data(ping -> {
                                    ping.remove(Wire.TAIL);
                                    return ping;
                                })),
                breaks("S2-READ-SSE-20")
                        .by(
                                "s2-ping-with-first-tail",
                                "Repeats the tail of its first ping in all others.",
                                () -> Behaviour.reply(Requests::opensEvents, (UnaryOperator<Reply>) reply -> {
                                    UnaryOperator<ObjectNode> repeated = repeatedTail();
                                    return reply.mapEvents(
                                            event -> List.of(event.is(Wire.PING) ? event.mapJson(repeated) : event));
                                })),
                breaks("S2-READ-SSE-21")
                        .by(
                                "s2-first-ping-by-timer",
                                "Does not ping when a session reaches the tail.",
                                () -> each(SsePingDeviations::withoutFirst)),
                breaks("S2-READ-SSE-22").by("s2-no-pings", "Never pings.", () -> Behaviours.without(Wire.PING)),
                breaks("S2-READ-SSE-23")
                        .by(
                                "s2-ping-with-id",
                                "Gives pings an id, which moves the place where a reader goes on.",
                                () -> pings(event -> event.withId("0,0,0"))));
    }

    private static Behaviour pings(UnaryOperator<Event> change) {
        return Behaviours.events(Wire.PING, change);
    }

    private static Behaviour data(UnaryOperator<ObjectNode> change) {
        return pings(event -> event.mapJson(change));
    }

    /** Changes the pings of each session by a change of its own. */
    private static Behaviour each(Supplier<Function<Event, List<Event>>> changes) {
        return Behaviour.reply(Requests::opensEvents, (UnaryOperator<Reply>) reply -> {
            var change = changes.get();
            return reply.mapEvents(event -> event.is(Wire.PING) ? change.apply(event) : List.of(event));
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
            return ping.deepCopy().set(Wire.TAIL, first[0].path(Wire.TAIL));
        };
    }
}
