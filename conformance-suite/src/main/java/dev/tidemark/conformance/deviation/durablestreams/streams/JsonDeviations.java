// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
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
public final class JsonDeviations {
    private static final Predicate<Request> APPEND = request -> request.appends() && request.isJson();
    private static final Predicate<Request> CREATE = request -> request.creates() && request.isJson();
    private static final int BATCH_LIMIT = 25;

    private JsonDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-9.1.2-01")
                        .by(
                                "arrays-flattened-twice",
                                "Flattens appended arrays by two levels.",
                                () -> batch(JsonDeviations::flattened)),
                breaks("DS-9.1.2-01")
                        .by(
                                "arrays-not-flattened",
                                "Stores an appended array as one message.",
                                () -> Behaviour.request(
                                        APPEND,
                                        request -> array(request) && !none(request)
                                                ? request.mapBody(wrapped())
                                                : request)),
                breaks("DS-9.1.2-01")
                        .by(
                                "nested-empty-array-dropped",
                                "Drops empty arrays among the messages of a batch.",
                                () -> batch(messages -> messages.stream()
                                        .filter(m -> !m.isArray() || !m.isEmpty())
                                        .toList())),
                breaks("DS-9.1.2-01", "DS-4-04")
                        .by(
                                "batch-stored-in-reverse",
                                "Stores the messages of a batch in reverse order.",
                                () -> batch(messages -> {
                                    List<JsonNode> reversed = new ArrayList<>(messages);
                                    Collections.reverse(reversed);
                                    return reversed;
                                })),
                breaks("DS-9.1.2-01")
                        .by(
                                "batch-cut-at-25-messages",
                                "Stores at most 25 messages of a batch.",
                                () -> batch(messages -> messages.subList(0, Math.min(BATCH_LIMIT, messages.size())))),
                breaks("DS-9.1.2-02")
                        .by(
                                "null-dropped",
                                "Acknowledges the message null without storing it.",
                                () -> swallowed(value -> value.isNull())),
                breaks("DS-9.1.2-02")
                        .by(
                                "false-values-dropped",
                                "Acknowledges the messages false, 0 and the empty string without storing them.",
                                () -> swallowed(
                                        value -> value.isValueNode() && !value.isNull() && !value.asBoolean(true)
                                                || value.isTextual()
                                                        && value.asText().isEmpty())),
                breaks("DS-9.1.2-02", "DS-9.1.1-01")
                        .by(
                                "strings-split",
                                "Stores each character of a string as a message.",
                                () -> Behaviour.request(APPEND, request -> Json.value(request.body())
                                        .filter(value -> value.isTextual()
                                                && value.asText().length() > 1)
                                        .map(value -> request.withBody(Json.array(characters(value.asText()))))
                                        .orElse(request))),
                breaks("DS-9.1.3-01")
                        .by(
                                "empty-array-append-answers-204",
                                "Answers the append of an empty array with 204.",
                                () -> emptyArray(request -> true)),
                breaks("DS-9.1.3-01")
                        .by(
                                "spaced-empty-array-append-answers-204",
                                "Recognises an empty array only when there is no white space in it.",
                                () -> emptyArray(request -> request.body().length() > 2)),
                breaks("DS-9.1.3-02")
                        .by(
                                "create-with-empty-array-refused",
                                "Refuses to create a stream from an empty array.",
                                () -> Behaviour.on(
                                        CREATE,
                                        (request, upstream) -> array(request) && none(request)
                                                ? Future.succeededFuture(Reply.of(400))
                                                : upstream.send(request))),
                breaks("DS-9.1.3-02")
                        .by(
                                "create-with-empty-array-stores-it",
                                "Stores an empty array as the first message when a stream is created from it.",
                                () -> Behaviour.request(
                                        CREATE,
                                        request -> array(request) && none(request)
                                                ? request.mapBody(wrapped())
                                                : request)),
                breaks("DS-9.1.3-03")
                        .by(
                                "create-array-not-flattened",
                                "Stores the array in the body of a creation as one message.",
                                () -> Behaviour.request(
                                        CREATE,
                                        request -> array(request) && !none(request)
                                                ? request.mapBody(wrapped())
                                                : request)),
                breaks("DS-9.1.4-01")
                        .by(
                                "two-values-accepted",
                                "Accepts several JSON values in one append.",
                                () -> repaired(text ->
                                        "[" + text.strip().replaceAll("\\s+|(?<=[}\\]])(?=[{\\[])", ",") + "]")),
                breaks("DS-9.1.4-01")
                        .by(
                                "trailing-comma-accepted",
                                "Accepts arrays and objects with a comma at the end.",
                                () -> repaired(text -> text.replaceAll(",\\s*([\\]}])", "$1"))),
                breaks("DS-9.1.4-01")
                        .by(
                                "not-a-number-accepted",
                                "Accepts NaN and stores null.",
                                () -> repaired(text -> text.replace("NaN", "null"))),
                breaks("DS-9.1.4-01")
                        .by(
                                "blank-append-answers-204",
                                "Acknowledges an append of nothing but white space.",
                                () -> Behaviour.reply(
                                        APPEND,
                                        (request, reply) -> reply.status() == 400
                                                        && request.hasBody()
                                                        && request.body()
                                                                .toString()
                                                                .isBlank()
                                                ? Reply.of(204)
                                                : reply)));
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
        return Remembering.on(
                APPEND,
                (request, upstream, history) ->
                        Json.value(request.body()).filter(values).isPresent()
                                ? acknowledged(history)
                                : upstream.send(request));
    }

    private static Future<Reply> acknowledged(StreamHistory history) {
        Reply reply = Reply.of(204);
        return Future.succeededFuture(history.tail().map(reply::withNextOffset).orElse(reply));
    }

    private static Behaviour repaired(UnaryOperator<String> repair) {
        return Behaviour.retry(
                APPEND,
                400,
                request -> request.hasBody() && Json.value(request.body()).isEmpty()
                        ? request.withBody(
                                Buffer.buffer(repair.apply(request.body().toString())))
                        : request);
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
