// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.conditions;

import static dev.tidemark.conformance.deviation.s2.RefusedKinds.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Refusals;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** S2 appends that treat the expected fencing token in the wrong way. */
final class FencingTokenDeviations {
    private static final int LONGEST = 36;

    @Breaks(rule = "S2-COND-05", by = "Refuses every append that expects a token.")
    Behaviour s2RightTokenRefused() {
        return expecting(token -> !token.isEmpty(), Refusals::token);
    }

    @Breaks(rule = "S2-COND-05", by = "Keeps the first token of a stream whatever fences follow.")
    Behaviour s2OnlyFirstFenceCounts() {
        Map<String, Integer> fences = new HashMap<>();
        return Behaviour.request(Requests::appends, request -> {
            boolean sets = set(Appends.records(request)).isPresent();
            boolean another = sets && fences.merge(Requests.stream(request), 1, Integer::sum) > 1;
            return another ? Appends.withEach(request, FencingTokenDeviations::withoutHeaders) : request;
        });
    }

    @Breaks(rule = "S2-COND-06", by = "Stores appends that expect another token.")
    Behaviour s2WrongTokenIgnored() {
        return ignored((expected, actual) -> !actual.isEmpty());
    }

    @Breaks(rule = "S2-COND-06", by = "Compares tokens without regard to letter case.")
    Behaviour s2TokenComparedWithoutCase() {
        return ignored((expected, actual) -> expected.equalsIgnoreCase(actual));
    }

    @Breaks(rule = "S2-COND-06", by = "Lets a token through whose beginning is that of the stream.")
    Behaviour s2TokenComparedByItsBeginning() {
        return ignored((expected, actual) -> !actual.isEmpty() && expected.startsWith(actual));
    }

    @Breaks(rule = "S2-COND-07", by = "Repeats the expected token when it refuses an append.")
    Behaviour s2RefusalRepeatsExpectedToken() {
        return Refusals.worded(Refusals.TOKEN, mismatch -> "{\"" + Refusals.TOKEN + "\":" + mismatch.expected() + "}");
    }

    @Breaks(rule = "S2-COND-07", by = "Names the empty token when it refuses an append.")
    Behaviour s2RefusalHidesToken() {
        return Refusals.worded(Refusals.TOKEN, mismatch -> "{\"" + Refusals.TOKEN + "\":\"\"}");
    }

    @Breaks(rule = "S2-COND-08", by = "Takes the empty token for an invalid one.")
    Behaviour s2EmptyTokenIsInvalid() {
        return expecting(String::isEmpty, token -> Reads.error(422, "invalid"));
    }

    @Breaks(rule = "S2-COND-09", by = "Lets every token through on a stream that was never fenced.")
    Behaviour s2UnfencedStreamTakesAnyToken() {
        return ignored((expected, actual) -> actual.isEmpty());
    }

    @Breaks(rule = "S2-COND-09", by = "Takes the first token that an append expects for the one of the stream.")
    Behaviour s2FirstTokenAdopted() {
        return Refusals.on(Refusals.TOKEN, (request, upstream, refusal, mismatch) -> {
            if (mismatch.actual().asText().isEmpty()) {
                return upstream.send(Appends.unconditional(request, List.of(fence(mismatch.expected()))))
                        .map(refusal);
            }
            return Future.succeededFuture(refusal);
        });
    }

    @Breaks(rule = "S2-COND-10", by = "Takes the empty token for no condition.")
    Behaviour s2EmptyTokenIsNoCondition() {
        return ignored((expected, actual) -> expected.isEmpty());
    }

    @Breaks(rule = "S2-COND-11", by = "Refuses appends to a fenced stream that expect no token.")
    Behaviour s2FenceHoldsUpEverybody() {
        Map<String, String> tokens = new HashMap<>();
        return Behaviour.on(Requests::appends, (request, upstream) -> {
            String stream = Requests.stream(request);
            Optional<String> set = set(Appends.records(request));
            if (tokens.containsKey(stream) && expected(request).isEmpty() && set.isEmpty()) {
                return Future.succeededFuture(Refusals.token(tokens.get(stream)));
            }
            return upstream.send(request)
                    .onSuccess(reply -> set.filter(token -> reply.ok()).ifPresent(token -> tokens.put(stream, token)));
        });
    }

    @Breaks(
            rule = {"S2-COND-17", "S2-COND-06"},
            by = "Lets the first append with the old token through after a fence.")
    Behaviour s2FenceTakesEffectLate() {
        Map<String, Boolean> fresh = new HashMap<>();
        return Behaviour.on(Requests::appends, (request, upstream) -> {
            String stream = Requests.stream(request);
            List<ObjectNode> records = Appends.records(request);
            if (set(records).isPresent()) {
                fresh.put(stream, true);
                return upstream.send(request);
            }
            boolean late = fresh.remove(stream) != null;
            return upstream.send(late ? Appends.unconditional(request, records) : request);
        });
    }

    @Breaks(rule = "S2-COND-18", by = "Compares the expected token with the one that the batch itself sets.")
    Behaviour s2ConditionLooksAtItsOwnFence() {
        return Appends.batches(
                records -> records.stream().anyMatch(Appends::isFence), FencingTokenDeviations::comparedWithItself);
    }

    @Breaks(rule = "S2-COND-19", by = "Refuses tokens of 36 bytes.")
    Behaviour s2TokenOf36BytesRefused() {
        return expecting(token -> bytes(token) >= LONGEST, token -> Reads.error(422, "invalid"));
    }

    @Breaks(rule = "S2-COND-20", by = "Takes a token of any length for a wrong one.")
    Behaviour s2LongTokenFailsCondition() {
        return expecting(token -> bytes(token) > LONGEST, token -> Refusals.token(""));
    }

    @Breaks(rule = "S2-COND-20", by = "Measures tokens in characters, not in bytes.")
    Behaviour s2TokenMeasuredInCharacters() {
        return expecting(token -> bytes(token) > LONGEST && token.length() <= LONGEST, token -> Refusals.token(""));
    }

    @Breaks(rule = "S2-COND-08", by = "Refuses every append with a fencing token.")
    Behaviour everyTokenRefused() {
        return refused(request ->
                Requests.appends(request) && request.body().toString().contains("\"fencing_token\""));
    }

    private interface Compared {
        boolean test(String expected, String actual);
    }

    /** Stores appends although their token is wrong. */
    private static Behaviour ignored(Compared which) {
        return Refusals.ignored(
                Refusals.TOKEN,
                (request, mismatch) -> which.test(
                        mismatch.expected().asText(), mismatch.actual().asText()));
    }

    /** Answers appends that expect such a token without asking the upstream. */
    private static Behaviour expecting(Predicate<String> which, Function<String, Reply> answer) {
        return Behaviour.on(Requests::appends, (request, upstream) -> expected(request)
                .filter(which)
                .map(token -> Future.succeededFuture(answer.apply(token)))
                .orElseGet(() -> upstream.send(request)));
    }

    private static Optional<String> expected(Request request) {
        return Json.object(request.body())
                .map(body -> body.path(Vocabulary.MEMBER_FENCING_TOKEN))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private static int bytes(String token) {
        return token.getBytes(StandardCharsets.UTF_8).length;
    }

    private static ObjectNode fence(JsonNode token) {
        ObjectNode record = Json.emptyObject().put(Vocabulary.MEMBER_BODY, token.asText());
        record.putArray(Vocabulary.MEMBER_HEADERS).add(Json.array().add("").add("fence"));
        return record;
    }

    /** The token that a batch sets. */
    private static Optional<String> set(List<ObjectNode> records) {
        return records.stream()
                .filter(Appends::isFence)
                .map(record -> record.path(Vocabulary.MEMBER_BODY).asText())
                .reduce((first, last) -> last);
    }

    private static ObjectNode withoutHeaders(ObjectNode record) {
        ObjectNode changed = record.deepCopy();
        changed.remove(Vocabulary.MEMBER_HEADERS);
        return changed;
    }

    private static Future<Reply> comparedWithItself(Request request, Upstream upstream, List<ObjectNode> records) {
        String own = set(records).orElseThrow();
        Optional<String> expected = expected(request);
        if (expected.isEmpty()) {
            return upstream.send(request);
        }
        return expected.get().equals(own)
                ? upstream.send(Appends.unconditional(request, records))
                : Future.succeededFuture(Refusals.token(own));
    }
}
