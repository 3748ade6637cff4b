// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.sessions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Pings of S2 that are missing or say something wrong. */
final class PingsDeviations {
    @Breaks(rule = "S2-READ-SSE-19", by = "Sends pings without data.")
    Behaviour s2PingWithoutData() {
        return pings(event -> new Event("event: ping\n\n"));
    }

    @Breaks(rule = "S2-READ-SSE-19", by = "Sends comments instead of pings.")
    Behaviour s2PingAsComment() {
        return pings(event -> new Event(": ping\n\n"));
    }

    @Breaks(rule = "S2-READ-SSE-19", by = "Writes the timestamp of a ping as a date.")
    Behaviour s2PingWithDate() {
        return data(ping -> ping.put(Vocabulary.TIMESTAMP, "2026-01-01T00:00:00Z"));
    }

    @Breaks(rule = "S2-READ-SSE-20", by = "Leaves the tail out of pings.")
    Behaviour s2PingWithoutTail() {
        return data(ping -> {
            ping.remove(Vocabulary.MEMBER_TAIL);
            return ping;
        });
    }

    @Breaks(rule = "S2-READ-SSE-20", by = "Repeats the tail of its first ping in all others.")
    Behaviour s2PingWithFirstTail() {
        return Behaviour.reply(Requests::opensEvents, (UnaryOperator<Reply>) reply -> {
            UnaryOperator<ObjectNode> repeated = repeatedTail();
            return reply.mapEvents(event -> List.of(event.is(Vocabulary.EVENT_PING) ? event.mapJson(repeated) : event));
        });
    }

    @Breaks(rule = "S2-READ-SSE-21", by = "Does not ping when a session reaches the tail.")
    Behaviour s2FirstPingByTimer() {
        return each(PingsDeviations::withoutFirst);
    }

    @Breaks(rule = "S2-READ-SSE-22", by = "Never pings.")
    Behaviour s2NoPings() {
        return Behaviours.without(Vocabulary.EVENT_PING);
    }

    @Breaks(rule = "S2-READ-SSE-23", by = "Gives pings an id, which moves the place where a reader goes on.")
    Behaviour s2PingWithId() {
        return pings(event -> event.withId("0,0,0"));
    }

    private static Behaviour pings(UnaryOperator<Event> change) {
        return Behaviours.events(Vocabulary.EVENT_PING, change);
    }

    private static Behaviour data(UnaryOperator<ObjectNode> change) {
        return pings(event -> event.mapJson(change));
    }

    /** Changes the pings of each session by a change of its own. */
    private static Behaviour each(Supplier<Function<Event, List<Event>>> changes) {
        return Behaviour.reply(Requests::opensEvents, (UnaryOperator<Reply>) reply -> {
            var change = changes.get();
            return reply.mapEvents(event -> event.is(Vocabulary.EVENT_PING) ? change.apply(event) : List.of(event));
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
            return ping.deepCopy().set(Vocabulary.MEMBER_TAIL, first[0].path(Vocabulary.MEMBER_TAIL));
        };
    }
}
