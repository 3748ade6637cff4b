// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Words of deviations about event streams (section 5.8). */
public final class Events {
    private Events() {}

    public static boolean isControl(Event event) {
        return event.is(Vocabulary.EVENT_CONTROL);
    }

    public static boolean isData(Event event) {
        return event.is(Vocabulary.EVENT_DATA);
    }

    /** Changes the control events of an answer. */
    public static Reply mapControl(Reply reply, UnaryOperator<Event> change) {
        return reply.mapEvents(Vocabulary.EVENT_CONTROL, change);
    }

    /** Changes the data events of an answer. */
    public static Reply mapData(Reply reply, UnaryOperator<Event> change) {
        return reply.mapEvents(Vocabulary.EVENT_DATA, change);
    }

    public static Behaviour control(Predicate<Request> requests, UnaryOperator<ObjectNode> change) {
        return each(requests, () -> event -> List.of(isControl(event) ? event.mapJson(change) : event));
    }

    /** A change with state of its own for each connection. */
    public static Behaviour each(Predicate<Request> requests, Supplier<Change> changes) {
        return Behaviour.reply(requests, reply -> reply.mapEvents(changes.get()::apply));
    }

    public interface Change {
        List<Event> apply(Event event);
    }

    public static ObjectNode without(ObjectNode control, String field) {
        control.remove(field);
        return control;
    }

    public static Behaviour events(UnaryOperator<Reply> change) {
        return Behaviour.reply(
                Requests::opensEvents, reply -> reply.events().isPresent() ? change.apply(reply) : reply);
    }
}
