// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Json;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** JSON streams that are read in another form or with other values than they were written (sections 9.1.1 and 9.1.5). */
final class JsonReadDeviations {
    @Breaks(rule = "DS-9.1.1-01", by = "Joins numbers that follow each other into one.")
    Behaviour numbersJoined() {
        return read(JsonReadDeviations::joinedNumbers);
    }

    @Breaks(rule = "DS-9.1.1-02", by = "Returns a single message without the array around it.")
    Behaviour singleMessageWithoutArray() {
        return Behaviour.reply(
                Requests::catchesUp, reply -> reply.isJson() ? reply.mapBody(body -> single(body)) : reply);
    }

    @Breaks(
            rule = {"DS-9.1.1-02", "DS-9.1.5-01"},
            by = "Returns messages as lines instead of an array.")
    Behaviour readAsLines() {
        return Behaviour.reply(Requests::catchesUp, reply -> {
            if (reply.isJson() && !Json.messages(reply.body()).isEmpty()) {
                return reply.withBody(
                        Json.messages(reply.body()).stream().map(m -> m + "\n").collect(Collectors.joining()));
            }
            return reply;
        });
    }

    @Breaks(rule = "DS-9.1.5-01", by = "Sends the array of a JSON stream as text/plain.")
    Behaviour jsonReadAsText() {
        return Behaviour.reply(
                Requests::catchesUp,
                reply -> reply.isJson() ? reply.withHeader(Headers.CONTENT_TYPE, "text/plain") : reply);
    }

    @Breaks(rule = "DS-9.1.5-02", by = "Returns zero bytes when there are no messages in the range.")
    Behaviour emptyRangeWithoutBody() {
        return Behaviour.reply(
                request -> Requests.catchesUp(request) && !Requests.fromNow(request),
                reply -> reply.isJson() && Json.messages(reply.body()).isEmpty() ? reply.withBody("") : reply);
    }

    @Breaks(rule = "DS-9.1.5-04", by = "Drops object members whose value is null.")
    Behaviour nullMembersDropped() {
        return read(messages ->
                messages.stream().map(JsonReadDeviations::withoutNulls).toList());
    }

    @Breaks(rule = "DS-9.1.5-04", by = "Returns numbers as 32 bit floats.")
    Behaviour fractionsRounded() {
        return read(
                messages -> messages.stream().map(JsonReadDeviations::rounded).toList());
    }

    private static Behaviour read(UnaryOperator<List<JsonNode>> change) {
        return Behaviour.reply(Requests::catchesUp, reply -> reply.isJson() ? reply.mapBody(Json.each(change)) : reply);
    }

    private static List<JsonNode> joinedNumbers(List<JsonNode> messages) {
        List<JsonNode> joined = new ArrayList<>();
        for (JsonNode message : messages) {
            JsonNode last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null
                    && last.asLong() > 0
                    && last.isIntegralNumber()
                    && message.isIntegralNumber()
                    && message.asLong() >= 0) {
                joined.set(joined.size() - 1, Json.parse(last.asText() + message.asText()));
            } else {
                joined.add(message);
            }
        }
        return joined;
    }

    private static Buffer single(Buffer body) {
        List<JsonNode> messages = Json.messages(body);
        return messages.size() == 1 ? Buffer.buffer(messages.get(0).toString()) : body;
    }

    private static JsonNode withoutNulls(JsonNode message) {
        if (!(message.deepCopy() instanceof ObjectNode object)) {
            return message;
        }
        object.properties().removeIf(member -> member.getValue().isNull());
        return object;
    }

    private static JsonNode rounded(JsonNode message) {
        if (message.isNumber() && !message.isIntegralNumber()) {
            return Json.parse(Float.toString(message.floatValue()));
        }
        if (message instanceof ObjectNode object) {
            ObjectNode copy = object.deepCopy();
            object.properties().forEach(member -> copy.set(member.getKey(), rounded(member.getValue())));
            return copy;
        }
        return message;
    }
}
