// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Faults in what S2 reads make of their query: the words of the deviations about where a read starts and stops. */
public final class Reads {

    public static final List<String> SELECTORS =
            List.of(Vocabulary.SEQ_NUM, Vocabulary.TIMESTAMP, Vocabulary.TAIL_OFFSET);
    public static final List<String> BOUNDS = List.of(Vocabulary.COUNT, Vocabulary.BYTES, Vocabulary.UNTIL);

    private Reads() {}

    /** A read that is answered otherwise by somebody who knows where the stream ends. */
    public interface WithTail {
        Future<Reply> answer(Request request, Upstream upstream, Tail tail);
    }

    /** A read that is answered otherwise by somebody who knows the first record it would give. */
    public interface WithFirst {
        Future<Reply> answer(Request request, Upstream upstream, JsonNode first);
    }

    /** The parameter, where the request has it as a number. */
    public static OptionalLong number(Request request, String name) {
        return request.param(name)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    /** The parameter as a number, or the other one. */
    public static long number(Request request, String name, long otherwise) {
        return number(request, name).orElse(otherwise);
    }

    public static Predicate<Request> having(String parameter) {
        return request -> Requests.reads(request) && request.hasParam(parameter);
    }

    public static boolean waits(Request request) {
        return number(request, Vocabulary.WAIT, 0) > 0;
    }

    public static boolean bounded(Request request) {
        return BOUNDS.stream().anyMatch(bound -> request.hasParam(bound));
    }

    /** Whether a read with this query may stay at the tail. */
    public static boolean follows(Request request) {
        return waits(request) || Requests.opensEvents(request) && !bounded(request);
    }

    public static Request without(Request request, List<String> parameters) {
        Request changed = request;
        for (String parameter : parameters) {
            changed = changed.withoutParam(parameter);
        }
        return changed;
    }

    /** The read from this sequence number, whatever it named before. */
    public static Request from(Request request, long seqNum) {
        return without(request, SELECTORS).withParam(Vocabulary.SEQ_NUM, String.valueOf(seqNum));
    }

    /** Takes a number in the query of a read for another one. */
    public static Behaviour shifted(String parameter, LongUnaryOperator change) {
        return Behaviour.request(
                having(parameter),
                request -> request.mapParam(parameter, value -> {
                    if (number(request, parameter).isPresent()) {
                        return String.valueOf(change.applyAsLong(Long.parseLong(value)));
                    }
                    return value;
                }));
    }

    /** Reads another part of the stream than the query of such a read says. */
    public static Behaviour queries(Predicate<Request> requests, UnaryOperator<Request> change) {
        return Behaviour.request(request -> Requests.reads(request) && requests.test(request), change);
    }

    public static Behaviour knowingTail(Predicate<Request> requests, WithTail behaviour) {
        return Behaviour.on(
                request -> Requests.reads(request) && requests.test(request),
                (request, upstream) -> upstream.send(Requests.tailOf(request)).compose(answer -> {
                    if (answer.ok()) {
                        return behaviour.answer(request, upstream, Tail.of(tail(answer)));
                    }
                    return upstream.send(request);
                }));
    }

    /** Only asked when there is a first record; other reads are answered as they have to be. */
    public static Behaviour knowingFirst(Predicate<Request> requests, WithFirst behaviour) {
        return Behaviour.on(request -> Requests.reads(request) && requests.test(request), (request, upstream) -> {
            return first(request, upstream).compose(first -> {
                if (first.isPresent()) {
                    return behaviour.answer(request, upstream, first.get());
                }
                return upstream.send(request);
            });
        });
    }

    /** The first record from where the read starts, whatever its bounds. */
    public static Future<Optional<JsonNode>> first(Request request, Upstream upstream) {
        return records(without(once(request), BOUNDS).withParam(Vocabulary.COUNT, "1"), upstream)
                .map(records -> records.findFirst());
    }

    /** The same read, answered with one batch and without waiting. */
    public static Request once(Request request) {
        return request.withoutHeader(Vocabulary.ACCEPT)
                .withoutHeader(Vocabulary.LAST_EVENT_ID)
                .withoutParam(Vocabulary.WAIT);
    }

    public static Future<Stream<JsonNode>> records(Request request, Upstream upstream) {
        return upstream.send(request)
                .map(reply -> Json.object(reply.body()).stream().flatMap(batch -> {
                    Stream.Builder<JsonNode> records = Stream.builder();
                    batch.path(Vocabulary.MEMBER_RECORDS).forEach(records);
                    return records.build();
                }));
    }

    public static JsonNode tail(Reply answer) {
        return Json.object(answer.body())
                .<JsonNode>map(body -> body.path(Vocabulary.MEMBER_TAIL))
                .orElseThrow();
    }

    public static Future<Reply> now(Reply reply) {
        return Future.succeededFuture(reply);
    }

    public static Reply json(int status, String body) {
        return Reply.of(status)
                .withHeader(Headers.CONTENT_TYPE, "application/json")
                .withBody(body);
    }

    public static Reply error(Refusal refusal) {
        return error(refusal.status, refusal.code);
    }

    public static Reply error(int status, String code) {
        return json(status, "{\"code\":\"" + code + "\",\"message\":\"No.\"}");
    }

    /** A batch without records; to a reader of events the end of a session without any. */
    public static Reply nothing(Request request) {
        return Requests.opensEvents(request)
                ? Reply.of(200)
                        .withHeader(Headers.CONTENT_TYPE, Vocabulary.EVENT_STREAM)
                        .withBody("data: [DONE]\n\n")
                : json(200, "{\"records\":[]}");
    }

    /** Answers such reads otherwise when they were refused with this status. */
    public static Behaviour refused(
            Predicate<Request> requests, int status, java.util.function.BiFunction<Request, Reply, Reply> change) {
        return Behaviour.reply(
                request -> Requests.reads(request) && requests.test(request),
                (request, reply) -> reply.status() == status ? change.apply(request, reply) : reply);
    }

    /** Whether a batch is the answer and holds no record. */
    public static boolean isEmpty(Reply reply) {
        return reply.status() == 200
                && Json.object(reply.body())
                        .map(batch -> batch.path(Vocabulary.MEMBER_RECORDS))
                        .filter(records -> records.isArray() && records.isEmpty())
                        .isPresent();
    }

    public static UnaryOperator<ObjectNode> put(String member, long value) {
        return object -> object.put(member, value);
    }
}
