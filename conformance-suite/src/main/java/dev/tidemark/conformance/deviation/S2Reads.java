// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Faults in what S2 reads make of their query: the words of the deviations about where a read starts and stops. */
final class S2Reads {

    static final List<String> SELECTORS = List.of(S2Wire.SEQ_NUM, S2Wire.TIMESTAMP, S2Wire.TAIL_OFFSET);
    static final List<String> BOUNDS = List.of(S2Wire.COUNT, S2Wire.BYTES, S2Wire.UNTIL);

    private S2Reads() {}

    /** A read that is answered otherwise by somebody who knows where the stream ends. */
    interface WithTail {
        Future<Reply> answer(Request request, Upstream upstream, S2Tail tail);
    }

    /** A read that is answered otherwise by somebody who knows the first record it would give. */
    interface WithFirst {
        Future<Reply> answer(Request request, Upstream upstream, JsonNode first);
    }

    /** The parameter, where the request has it as a number. */
    static OptionalLong number(Request request, String name) {
        return request.param(name)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    static Predicate<Request> having(String parameter) {
        return request -> S2Requests.reads(request) && request.param(parameter).isPresent();
    }

    static boolean waits(Request request) {
        return number(request, S2Wire.WAIT).orElse(0) > 0;
    }

    static boolean bounded(Request request) {
        return BOUNDS.stream().anyMatch(bound -> request.param(bound).isPresent());
    }

    /** Whether a read with this query may stay at the tail. */
    static boolean follows(Request request) {
        return waits(request) || S2Requests.opensEvents(request) && !bounded(request);
    }

    static Request without(Request request, List<String> parameters) {
        Request changed = request;
        for (String parameter : parameters) {
            changed = changed.withoutParam(parameter);
        }
        return changed;
    }

    /** The read from this sequence number, whatever it named before. */
    static Request from(Request request, long seqNum) {
        return without(request, SELECTORS).withParam(S2Wire.SEQ_NUM, String.valueOf(seqNum));
    }

    /** Takes a number in the query of a read for another one. */
    static Behaviour shifted(String parameter, LongUnaryOperator change) {
        return Behaviour.request(
                having(parameter),
                request -> request.mapParam(
                        parameter,
                        value -> number(request, parameter).isPresent()
                                ? String.valueOf(change.applyAsLong(Long.parseLong(value)))
                                : value));
    }

    /** Reads another part of the stream than the query of such a read says. */
    static Behaviour queries(Predicate<Request> requests, UnaryOperator<Request> change) {
        return Behaviour.request(request -> S2Requests.reads(request) && requests.test(request), change);
    }

    static Behaviour knowingTail(Predicate<Request> requests, WithTail behaviour) {
        return Behaviour.on(
                request -> S2Requests.reads(request) && requests.test(request),
                (request, upstream) -> upstream.send(S2Requests.tailOf(request))
                        .compose(answer -> answer.ok()
                                ? behaviour.answer(request, upstream, S2Tail.of(tail(answer)))
                                : upstream.send(request)));
    }

    /** Only asked when there is a first record; other reads are answered as they have to be. */
    static Behaviour knowingFirst(Predicate<Request> requests, WithFirst behaviour) {
        return Behaviour.on(
                request -> S2Requests.reads(request) && requests.test(request),
                (request, upstream) -> first(request, upstream)
                        .compose(first -> first.isPresent()
                                ? behaviour.answer(request, upstream, first.get())
                                : upstream.send(request)));
    }

    /** The first record from where the read starts, whatever its bounds. */
    static Future<Optional<JsonNode>> first(Request request, Upstream upstream) {
        return records(without(once(request), BOUNDS).withParam(S2Wire.COUNT, "1"), upstream)
                .map(records -> records.findFirst());
    }

    /** The same read, answered with one batch and without waiting. */
    static Request once(Request request) {
        return request.withoutHeader(S2Wire.ACCEPT)
                .withoutHeader(S2Wire.LAST_EVENT_ID)
                .withoutParam(S2Wire.WAIT);
    }

    static Future<Stream<JsonNode>> records(Request request, Upstream upstream) {
        return upstream.send(request)
                .map(reply -> Json.object(reply.body()).stream().flatMap(batch -> {
                    Stream.Builder<JsonNode> records = Stream.builder();
                    batch.path(S2Wire.RECORDS).forEach(records);
                    return records.build();
                }));
    }

    static JsonNode tail(Reply answer) {
        return Json.object(answer.body())
                .<JsonNode>map(body -> body.path(S2Wire.TAIL))
                .orElseThrow();
    }

    static Future<Reply> now(Reply reply) {
        return Future.succeededFuture(reply);
    }

    static Reply json(int status, String body) {
        return Reply.of(status)
                .withHeader(Wire.CONTENT_TYPE, "application/json")
                .withBody(body);
    }

    static Reply error(int status, String code) {
        return json(status, "{\"code\":\"" + code + "\",\"message\":\"No.\"}");
    }

    /** A batch without records; to a reader of events the end of a session without any. */
    static Reply nothing(Request request) {
        return S2Requests.opensEvents(request)
                ? Reply.of(200)
                        .withHeader(Wire.CONTENT_TYPE, S2Wire.EVENT_STREAM)
                        .withBody("data: [DONE]\n\n")
                : json(200, "{\"records\":[]}");
    }

    /** Answers such reads otherwise when they were refused with this status. */
    static Behaviour refused(
            Predicate<Request> requests, int status, java.util.function.BiFunction<Request, Reply, Reply> change) {
        return Behaviour.reply(
                request -> S2Requests.reads(request) && requests.test(request),
                (request, reply) -> reply.status() == status ? change.apply(request, reply) : reply);
    }

    /** Whether a batch is the answer and holds no record. */
    static boolean isEmpty(Reply reply) {
        return reply.status() == 200
                && Json.object(reply.body())
                        .filter(batch -> batch.path(S2Wire.RECORDS).isArray()
                                && batch.path(S2Wire.RECORDS).isEmpty())
                        .isPresent();
    }

    static UnaryOperator<ObjectNode> put(String member, long value) {
        return object -> object.put(member, value);
    }
}
