// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Faults in what an S2 server makes of the batches that it gets: the words of the deviations about appends. */
public final class Appends {
    private static final int OVERHEAD = 8;
    private static final int PER_HEADER = 2;
    private static final Set<String> FENCE = Set.of("fence", "ZmVuY2U=");
    private static final Set<String> TRIM = Set.of("trim", "dHJpbQ==");

    private Appends() {}

    /** An append that is answered otherwise by somebody who has looked at its records. */
    @FunctionalInterface
    public interface OnBatch {
        Future<Reply> answer(Request request, Upstream upstream, List<ObjectNode> records);
    }

    /** An append that was refused. */
    @FunctionalInterface
    public interface OnRefusal {
        Future<Reply> answer(Request request, Upstream upstream, Reply refusal);
    }

    /** Answers appends of such batches otherwise. */
    public static Behaviour batches(Predicate<List<ObjectNode>> which, OnBatch behaviour) {
        return Behaviour.on(Requests::appends, (request, upstream) -> {
            List<ObjectNode> records = records(request);
            return isBatch(request) && which.test(records)
                    ? behaviour.answer(request, upstream, records)
                    : upstream.send(request);
        });
    }

    /** Takes such batches for others. */
    public static Behaviour changed(Predicate<List<ObjectNode>> which, UnaryOperator<List<ObjectNode>> change) {
        return batches(which, (request, upstream, records) -> upstream.send(with(request, change.apply(records))));
    }

    /** Takes the records of such batches for others. */
    public static Behaviour eachChanged(Predicate<ObjectNode> which, UnaryOperator<ObjectNode> change) {
        return changed(records -> records.stream().anyMatch(which), records -> records.stream()
                .map(each -> which.test(each) ? change.apply(each.deepCopy()) : each)
                .toList());
    }

    /** Refuses such batches as invalid. */
    public static Behaviour invalid(Predicate<List<ObjectNode>> which) {
        return batches(which, (request, upstream, records) -> Future.succeededFuture(invalid()));
    }

    /** Answers appends otherwise that were refused with this status. */
    public static Behaviour refused(int status, OnRefusal then) {
        return Behaviour.on(Requests::appends, (request, upstream) -> upstream.send(request)
                .compose(reply -> reply.status() == status
                        ? then.answer(request, upstream, reply)
                        : Future.succeededFuture(reply)));
    }

    public static Reply invalid() {
        return Reads.error(422, "invalid");
    }

    /** Whether the body is a JSON object whose records are objects. */
    public static boolean isBatch(Request request) {
        return Json.object(request.body())
                .map(body -> body.path(Vocabulary.MEMBER_RECORDS))
                .filter(JsonNode::isArray)
                .filter(records -> {
                    boolean objects = true;
                    for (JsonNode record : records) {
                        objects &= record.isObject();
                    }
                    return objects;
                })
                .isPresent();
    }

    public static List<ObjectNode> records(Request request) {
        List<ObjectNode> records = new ArrayList<>();
        Json.object(request.body())
                .ifPresent(body -> body.path(Vocabulary.MEMBER_RECORDS).forEach(record -> {
                    if (record.isObject()) {
                        records.add((ObjectNode) record);
                    }
                }));
        return records;
    }

    /** The append with each of its records changed. */
    public static Request withEach(Request append, UnaryOperator<ObjectNode> change) {
        return with(append, records(append).stream().map(change).toList());
    }

    /** The same append of other records. */
    public static Request with(Request request, List<ObjectNode> records) {
        return request.mapJson(Requests.records(old -> records));
    }

    /** The same append of other records, and without a condition. */
    public static Request unconditional(Request request, List<ObjectNode> records) {
        return with(request, records)
                .mapJson(body ->
                        body.without(List.of(Vocabulary.MEMBER_MATCH_SEQ_NUM, Vocabulary.MEMBER_FENCING_TOKEN)));
    }

    /** Appends the records in two requests, and acknowledges them as if it were one. */
    public static Future<Reply> inTwo(Request request, Upstream upstream, List<ObjectNode> records, int first) {
        return upstream.send(with(request, records.subList(0, first))).compose(one -> {
            if (one.ok()) {
                return upstream.send(unconditional(request, records.subList(first, records.size())))
                        .map(two -> two.ok() ? joined(one, two) : two);
            }
            return Future.succeededFuture(one);
        });
    }

    private static Reply joined(Reply one, Reply two) {
        JsonNode start = Json.object(one.body()).orElseThrow().path(Vocabulary.MEMBER_START);
        return two.mapJson(ack -> {
            ack.set(Vocabulary.MEMBER_START, start);
            return ack;
        });
    }

    /** The acknowledgement of so many records that are not stored. */
    public static Future<Reply> acknowledged(Request request, Upstream upstream, int records) {
        return upstream.send(Requests.tailOf(request)).map(answer -> Position.ofTail(answer)
                .map(tail -> tail.acknowledgement(records))
                .orElse(answer));
    }

    public static boolean isFence(ObjectNode record) {
        return FENCE.contains(command(record));
    }

    public static boolean isTrim(ObjectNode record) {
        return TRIM.contains(command(record));
    }

    public static boolean isCommand(ObjectNode record) {
        return isFence(record) || isTrim(record);
    }

    /** The body of a command, whichever format the command is written in. */
    public static byte[] body(ObjectNode command) {
        String body = command.path(Vocabulary.MEMBER_BODY).asText("");
        return isBase64(command) ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }

    public static ObjectNode withBody(ObjectNode command, byte[] body) {
        return command.put(
                Vocabulary.MEMBER_BODY,
                isBase64(command)
                        ? Base64.getEncoder().encodeToString(body)
                        : new String(body, StandardCharsets.UTF_8));
    }

    /** The same record, whose header has a name, so that it is no command. */
    public static ObjectNode unlikeCommand(ObjectNode command) {
        String name = isBase64(command) ? "eA==" : "x";
        String value = headers(command).get(0).path(1).asText();
        command.putArray(Vocabulary.MEMBER_HEADERS).add(Json.array().add(name).add(value));
        return command;
    }

    /** The names of commands tell their format: base64 of four or five letters is padded. */
    private static boolean isBase64(ObjectNode command) {
        return headers(command).get(0).path(1).asText().endsWith("=");
    }

    public static List<JsonNode> headers(ObjectNode record) {
        List<JsonNode> headers = new ArrayList<>();
        record.path(Vocabulary.MEMBER_HEADERS).forEach(headers::add);
        return headers;
    }

    private static String command(ObjectNode record) {
        JsonNode headers = record.path(Vocabulary.MEMBER_HEADERS);
        boolean command =
                headers.size() == 1 && headers.path(0).path(0).asText("x").isEmpty();
        return command ? headers.path(0).path(1).asText() : "";
    }

    /** Metered bytes of the batch in the format of the request. */
    public static long metered(Request request) {
        boolean base64 = request.hasHeader(Vocabulary.S2_FORMAT, "base64"::equals);
        return records(request).stream()
                .mapToLong(each -> metered(each, base64))
                .sum();
    }

    public static long metered(ObjectNode record, boolean base64) {
        long size = OVERHEAD + length(record.path(Vocabulary.MEMBER_BODY), base64);
        for (JsonNode header : record.path(Vocabulary.MEMBER_HEADERS)) {
            size += PER_HEADER + length(header.path(0), base64) + length(header.path(1), base64);
        }
        return size;
    }

    private static int length(JsonNode text, boolean base64) {
        return base64
                ? Base64.getDecoder().decode(text.asText()).length
                : text.asText().getBytes(StandardCharsets.UTF_8).length;
    }
}
