// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Appends that a correct server refuses for their condition, and what a faulty one makes of them. */
public final class Refusals {
    public static final String NUMBER = Vocabulary.MEMBER_SEQ_NUM_MISMATCH;
    public static final String TOKEN = Vocabulary.MEMBER_FENCING_TOKEN_MISMATCH;

    private Refusals() {}

    /** What an append expects, and what the stream has. */
    public record Mismatch(JsonNode expected, JsonNode actual) {

        /** Whether the expected sequence number is above (positive) or below (negative) the tail. */
        public int ahead() {
            return expected.bigIntegerValue().compareTo(actual.bigIntegerValue());
        }
    }

    /** An append refused with this reason. */
    @FunctionalInterface
    public interface OnMismatch {
        Future<Reply> answer(Request request, Upstream upstream, Reply refusal, Mismatch mismatch);
    }

    /** Answers appends otherwise that were refused for their sequence number ({@link #NUMBER}) or their token ({@link #TOKEN}). */
    public static Behaviour on(String reason, OnMismatch then) {
        return Appends.refused(412, (request, upstream, refusal) -> {
            JsonNode actual =
                    Json.object(refusal.body()).map(body -> body.path(reason)).orElseThrow();
            return actual.isMissingNode()
                    ? Future.succeededFuture(refusal)
                    : then.answer(request, upstream, refusal, new Mismatch(expected(request, reason), actual));
        });
    }

    /** Stores such appends although their condition fails. */
    public static Behaviour ignored(String reason, BiPredicate<Request, Mismatch> which) {
        return on(
                reason,
                (request, upstream, refusal, mismatch) -> which.test(request, mismatch)
                        ? upstream.send(Appends.unconditional(request, Appends.records(request)))
                        : Future.succeededFuture(refusal));
    }

    /** Refuses with another body. */
    public static Behaviour worded(String reason, Function<Mismatch, String> body) {
        return on(
                reason,
                (request, upstream, refusal, mismatch) ->
                        Future.succeededFuture(refusal.withBody(body.apply(mismatch))));
    }

    /** What the request expects: the member of its body, missing if it has none. */
    public static JsonNode expected(Request request, String reason) {
        String member = reason.equals(NUMBER) ? Vocabulary.MEMBER_MATCH_SEQ_NUM : Vocabulary.MEMBER_FENCING_TOKEN;
        return Json.object(request.body())
                .<JsonNode>map(body -> body.path(member))
                .orElseGet(MissingNode::getInstance);
    }

    public static Reply number(long actual) {
        return Reads.json(412, "{\"" + NUMBER + "\":" + actual + "}");
    }

    public static Reply token(String actual) {
        return Reads.json(412, "{\"" + TOKEN + "\":" + Json.string(actual) + "}");
    }

    /** Sets a member of appends that have it as null. */
    public static Behaviour nullTakenFor(String reason, JsonNode value) {
        String member = reason.equals(NUMBER) ? Vocabulary.MEMBER_MATCH_SEQ_NUM : Vocabulary.MEMBER_FENCING_TOKEN;
        return Behaviour.request(
                Requests::appends,
                request -> request.mapJson(
                        body -> body.path(member).isNull() ? body.<ObjectNode>set(member, value) : body));
    }
}
