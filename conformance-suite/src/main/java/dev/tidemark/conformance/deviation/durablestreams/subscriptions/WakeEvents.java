// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What readers of wake streams see (7.2). */
final class WakeEvents {

    private WakeEvents() {}

    /** Changes each event. */
    static Behaviour changed(Consumer<ObjectNode> change) {
        return read(events -> events.forEach(event -> change.accept((ObjectNode) event)));
    }

    /** Shows only such events. */
    static Behaviour hidden(Predicate<JsonNode> which) {
        return read(events -> events.removeIf(which));
    }

    /** Shows each event twice, the second time in the next generation. */
    static Behaviour doubled() {
        return read(events -> List.copyOf(events).forEach(event -> events.add(next(event))));
    }

    private static ObjectNode next(JsonNode event) {
        ObjectNode another = event.deepCopy();
        return another.put("generation", another.path("generation").asLong() + 1);
    }

    /** Hides what comes after this has happened to the subscription. */
    static Behaviour hiddenAfter(Predicate<Request> happening) {
        Set<String> happened = new HashSet<>();
        return Behaviour.reply(
                request -> happening.test(request) || Control.readsAStream(request), (request, reply) -> {
                    if (happening.test(request)) {
                        happened.add(Control.id(request));
                        return reply;
                    }
                    return with(
                            reply,
                            events -> events.removeIf(event -> happened.contains(
                                    event.path("subscription_id").asText())));
                });
    }

    /** Shows another event, once, in a later read of a wake stream after this has happened to any subscription. */
    static Behaviour addedAfter(Predicate<Request> happening) {
        Map<String, ObjectNode> last = new HashMap<>();
        Set<String> due = new HashSet<>();
        return Behaviour.reply(
                request -> happening.test(request) || Control.readsAStream(request), (request, reply) -> {
                    if (happening.test(request)) {
                        last.keySet().forEach(due::add);
                        return reply;
                    }
                    return with(reply, events -> {
                        events.forEach(event -> last.put(request.path(), event.deepCopy()));
                        if (due.remove(request.path())) {
                            events.add(next(last.get(request.path())));
                        }
                    });
                });
    }

    private static Behaviour read(Consumer<List<JsonNode>> change) {
        return Behaviour.reply(Control::readsAStream, reply -> with(reply, change));
    }

    private static Reply with(Reply reply, Consumer<List<JsonNode>> change) {
        if (!reply.ok() || !reply.isJson()) {
            return reply;
        }
        var all = new ArrayList<>(Json.messages(reply.body()));
        if (all.stream().anyMatch(event -> !event.path("type").asText().equals("wake"))) {
            return reply;
        }
        change.accept(all);
        return reply.withBody(Json.array(all));
    }
}
