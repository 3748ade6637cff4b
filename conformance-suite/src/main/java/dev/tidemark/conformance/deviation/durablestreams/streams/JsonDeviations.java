// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import static dev.tidemark.conformance.deviation.durablestreams.RefusedKinds.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.StreamHistory;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** JSON streams whose appended messages are split, dropped or accepted although they are no JSON (sections 9.1.1 to 9.1.4). */
final class JsonDeviations {
    private static final Predicate<Request> APPEND = request -> Requests.appends(request) && request.isJson();
    private static final Predicate<Request> CREATE = request -> Requests.creates(request) && request.isJson();
    private static final int BATCH_LIMIT = 25;

    @Breaks(rule = "DS-9.1.2-01", by = "Flattens appended arrays by two levels.")
    Behaviour arraysFlattenedTwice() {
        return batch(JsonDeviations::flattened);
    }

    @Breaks(rule = "DS-9.1.2-01", by = "Stores an appended array as one message.")
    Behaviour arraysNotFlattened() {
        return Behaviour.request(
                APPEND, request -> array(request) && !none(request) ? request.mapBody(wrapped()) : request);
    }

    @Breaks(rule = "DS-9.1.2-01", by = "Drops empty arrays among the messages of a batch.")
    Behaviour nestedEmptyArrayDropped() {
        return batch(messages ->
                messages.stream().filter(m -> !m.isArray() || !m.isEmpty()).toList());
    }

    @Breaks(
            rule = {"DS-9.1.2-01", "DS-4-04"},
            by = "Stores the messages of a batch in reverse order.")
    Behaviour batchStoredInReverse() {
        return batch(messages -> {
            List<JsonNode> reversed = new ArrayList<>(messages);
            Collections.reverse(reversed);
            return reversed;
        });
    }

    @Breaks(rule = "DS-9.1.2-01", by = "Stores at most 25 messages of a batch.")
    Behaviour batchCutAt25Messages() {
        return batch(messages -> messages.subList(0, Math.min(BATCH_LIMIT, messages.size())));
    }

    @Breaks(rule = "DS-9.1.2-02", by = "Acknowledges the message null without storing it.")
    Behaviour nullDropped() {
        return swallowed(value -> value.isNull());
    }

    @Breaks(rule = "DS-9.1.2-02", by = "Acknowledges the messages false, 0 and the empty string without storing them.")
    Behaviour falseValuesDropped() {
        return swallowed(value -> value.isValueNode() && !value.isNull() && !value.asBoolean(true)
                || value.isTextual() && value.asText().isEmpty());
    }

    @Breaks(
            rule = {"DS-9.1.2-02", "DS-9.1.1-01"},
            by = "Stores each character of a string as a message.")
    Behaviour stringsSplit() {
        return Behaviour.request(APPEND, request -> Json.value(request.body())
                .filter(value -> value.isTextual() && value.asText().length() > 1)
                .map(value -> request.withBody(Json.array(characters(value.asText()))))
                .orElse(request));
    }

    @Breaks(rule = "DS-9.1.3-01", by = "Answers the append of an empty array with 204.")
    Behaviour emptyArrayAppendAnswers204() {
        return emptyArray(request -> true);
    }

    @Breaks(rule = "DS-9.1.3-01", by = "Recognises an empty array only when there is no white space in it.")
    Behaviour spacedEmptyArrayAppendAnswers204() {
        return emptyArray(request -> request.body().length() > 2);
    }

    @Breaks(rule = "DS-9.1.3-02", by = "Refuses to create a stream from an empty array.")
    Behaviour createWithEmptyArrayRefused() {
        return Behaviour.on(
                CREATE,
                (request, upstream) -> array(request) && none(request)
                        ? Future.succeededFuture(Reply.of(400))
                        : upstream.send(request));
    }

    @Breaks(rule = "DS-9.1.3-02", by = "Stores an empty array as the first message when a stream is created from it.")
    Behaviour createWithEmptyArrayStoresIt() {
        return Behaviour.request(
                CREATE, request -> array(request) && none(request) ? request.mapBody(wrapped()) : request);
    }

    @Breaks(rule = "DS-9.1.3-03", by = "Stores the array in the body of a creation as one message.")
    Behaviour createArrayNotFlattened() {
        return Behaviour.request(
                CREATE, request -> array(request) && !none(request) ? request.mapBody(wrapped()) : request);
    }

    @Breaks(rule = "DS-9.1.4-01", by = "Accepts several JSON values in one append.")
    Behaviour twoValuesAccepted() {
        return repaired(text -> "[" + text.strip().replaceAll("\\s+|(?<=[}\\]])(?=[{\\[])", ",") + "]");
    }

    @Breaks(rule = "DS-9.1.4-01", by = "Accepts arrays and objects with a comma at the end.")
    Behaviour trailingCommaAccepted() {
        return repaired(text -> text.replaceAll(",\\s*([\\]}])", "$1"));
    }

    @Breaks(rule = "DS-9.1.4-01", by = "Accepts NaN and stores null.")
    Behaviour notANumberAccepted() {
        return repaired(text -> text.replace("NaN", "null"));
    }

    @Breaks(rule = "DS-9.1.4-01", by = "Acknowledges an append of nothing but white space.")
    Behaviour blankAppendAnswers204() {
        return Behaviour.reply(APPEND, (request, reply) -> {
            if (reply.status() == 400
                    && request.hasBody()
                    && request.body().toString().isBlank()) {
                return Reply.of(204);
            }
            return reply;
        });
    }

    @Breaks(rule = "DS-9.1.2-02", by = "Refuses every append to a JSON stream.")
    Behaviour everyJsonAppendRefused() {
        return refused(request -> Requests.appends(request) && request.isJson());
    }

    private static boolean array(Request request) {
        return Json.value(request.body()).filter(JsonNode::isArray).isPresent();
    }

    private static boolean none(Request request) {
        return Json.messages(request.body()).isEmpty();
    }

    private static UnaryOperator<Buffer> wrapped() {
        return body -> Buffer.buffer("[").appendBuffer(body).appendString("]");
    }

    /** Changes the messages of an appended array; when none is left, the append is acknowledged and forgotten. */
    private static Behaviour batch(UnaryOperator<List<JsonNode>> change) {
        return Remembering.on(APPEND, (request, upstream, history) -> {
            if (!array(request) || none(request)) {
                return upstream.send(request);
            }
            List<JsonNode> left = change.apply(Json.messages(request.body()));
            return left.isEmpty() ? acknowledged(history) : upstream.send(request.withBody(Json.array(left)));
        });
    }

    private static Behaviour swallowed(Predicate<JsonNode> values) {
        return Remembering.on(APPEND, (request, upstream, history) -> {
            if (Json.value(request.body()).filter(values).isPresent()) {
                return acknowledged(history);
            }
            return upstream.send(request);
        });
    }

    private static Future<Reply> acknowledged(StreamHistory history) {
        Reply reply = Reply.of(204);
        return Future.succeededFuture(
                history.tail().map(offset -> Replies.at(reply, offset)).orElse(reply));
    }

    private static Behaviour repaired(UnaryOperator<String> repair) {
        return Behaviour.retry(APPEND, 400, request -> {
            if (request.hasBody() && Json.value(request.body()).isEmpty()) {
                return request.withBody(
                        Buffer.buffer(repair.apply(request.body().toString())));
            }
            return request;
        });
    }

    private static Behaviour emptyArray(Predicate<Request> requests) {
        return Behaviour.reply(
                APPEND,
                (request, reply) -> reply.status() == 400 && array(request) && none(request) && requests.test(request)
                        ? Reply.of(204)
                        : reply);
    }

    private static List<JsonNode> flattened(List<JsonNode> messages) {
        return messages.stream().flatMap(m -> Json.messages(m).stream()).toList();
    }

    private static List<JsonNode> characters(String text) {
        return text.chars()
                .<JsonNode>mapToObj(c -> TextNode.valueOf(Character.toString(c)))
                .toList();
    }
}
