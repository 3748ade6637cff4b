// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Faults of an S2 server in a few words: what is changed in the batches it sends, whichever way they are read. */
public final class Behaviours {
    private Behaviours() {}

    /** Changes every batch that is read, as a unary answer or as an event. */
    public static Behaviour batches(UnaryOperator<ObjectNode> change) {
        return Behaviour.reply(Behaviour.either(Requests::readsOnce, Requests::opensEvents), reply -> {
            if (reply.events().isPresent()) {
                return reply.mapEvents(Vocabulary.EVENT_BATCH, event -> event.mapJson(change));
            }
            if (reply.ok()) {
                return reply.mapJson(change);
            }
            return reply;
        });
    }

    /** Changes the batches of unary reads alone. */
    public static Behaviour answers(UnaryOperator<ObjectNode> change) {
        return Behaviour.reply(Requests::readsOnce, reply -> reply.ok() ? reply.mapJson(change) : reply);
    }

    /** Changes the events of one name, such as {@code ping}. */
    public static Behaviour events(String name, UnaryOperator<Event> change) {
        return Behaviour.reply(
                Requests::opensEvents,
                reply -> reply.mapEvents(event -> List.of(event.is(name) ? change.apply(event) : event)));
    }

    /** Leaves out the events of one name. */
    public static Behaviour without(String name) {
        return Behaviour.reply(
                Requests::opensEvents, reply -> reply.mapEvents(event -> event.is(name) ? List.of() : List.of(event)));
    }

    /** Sends the events of one name twice. */
    public static Behaviour twice(String name) {
        return Behaviour.reply(
                Requests::opensEvents,
                reply -> reply.mapEvents(event -> event.is(name) ? List.of(event, event) : List.of(event)));
    }

    /** Delivers the events of one name late, and all that follow behind them. */
    public static Behaviour late(String name, long millis) {
        return Behaviour.on(Requests::opensEvents, (request, upstream) -> upstream.send(request)
                .map(reply ->
                        reply.paced(event -> event.is(name) ? upstream.pause(millis) : Future.succeededFuture())));
    }

    /** Answers successful appends with something else. */
    public static Behaviour acknowledgements(UnaryOperator<ObjectNode> change) {
        return Behaviour.reply(Requests::appends, reply -> reply.ok() ? reply.mapJson(change) : reply);
    }

    /** Answers tail checks with something else. */
    public static Behaviour tails(UnaryOperator<ObjectNode> change) {
        return Behaviour.reply(Requests::checksTail, reply -> reply.ok() ? reply.mapJson(change) : reply);
    }

    /** Answers reads that were refused with one status with another one. */
    public static Behaviour readsRefused(int status, int otherStatus) {
        return Behaviour.reply(
                Requests::reads, reply -> reply.status() == status ? reply.withStatus(otherStatus) : reply);
    }

    /** Every so many checks of the tail of a stream one is answered like one of the checks before. */
    public static Behaviour cachedTails(int every, int age) {
        Map<String, List<Reply>> answers = new HashMap<>();
        return Behaviour.reply(Requests::checksTail, (request, reply) -> {
            List<Reply> seen = answers.computeIfAbsent(Requests.stream(request), s -> new ArrayList<>());
            seen.add(reply);
            return seen.size() % every == 0 ? seen.get(seen.size() - 1 - age) : reply;
        });
    }
}
