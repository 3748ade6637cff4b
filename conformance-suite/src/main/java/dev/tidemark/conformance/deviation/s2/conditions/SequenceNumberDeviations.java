// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.conditions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Refusals;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;

/** S2 appends under conditions that treat the expected sequence number, or several conditions, in the wrong way. */
final class SequenceNumberDeviations {
    /** Longer than "at once". */
    private static final long LONG = 3_500;

    @Breaks(rule = "S2-COND-01", by = "Takes the expected sequence number 0 for the one of a record that must exist.")
    Behaviour s2ExpectedZeroRefused() {
        return Behaviour.on(Requests::appends, (request, upstream) -> {
            if (isExpecting(request)
                    && Refusals.expected(request, Refusals.NUMBER).asLong() == 0) {
                return Future.succeededFuture(Refusals.number(0));
            }
            return upstream.send(request);
        });
    }

    @Breaks(rule = "S2-COND-01", by = "Compares the expected sequence number with the one of the last record.")
    Behaviour s2ExpectedNumberIsLastRecord() {
        return Behaviour.request(
                Requests::appends, request -> request.mapJson(SequenceNumberDeviations::expectingOneMore));
    }

    private static ObjectNode expectingOneMore(ObjectNode body) {
        JsonNode expected = body.path(Vocabulary.MEMBER_MATCH_SEQ_NUM);
        if (expected.isIntegralNumber() && expected.canConvertToInt()) {
            body.put(Vocabulary.MEMBER_MATCH_SEQ_NUM, expected.asInt() + 1);
        }
        return body;
    }

    @Breaks(rule = "S2-COND-02", by = "Stores appends that expect a sequence number below the tail.")
    Behaviour s2OldExpectedNumberIgnored() {
        return Refusals.ignored(Refusals.NUMBER, (request, mismatch) -> mismatch.ahead() < 0);
    }

    @Breaks(rule = "S2-COND-03", by = "Stores appends that expect a sequence number above the tail.")
    Behaviour s2FutureExpectedNumberIgnored() {
        return Refusals.ignored(Refusals.NUMBER, (request, mismatch) -> mismatch.ahead() > 0);
    }

    @Breaks(rule = "S2-COND-03", by = "Waits for the sequence number that an append expects before it refuses it.")
    Behaviour s2FutureExpectedNumberWaits() {
        return Refusals.on(
                Refusals.NUMBER,
                (request, upstream, refusal, mismatch) ->
                        mismatch.ahead() > 0 ? upstream.pause(LONG).map(refusal) : Future.succeededFuture(refusal));
    }

    @Breaks(rule = "S2-COND-04", by = "Repeats the expected sequence number when it refuses an append.")
    Behaviour s2RefusalRepeatsExpectedNumber() {
        return Refusals.worded(
                Refusals.NUMBER, mismatch -> "{\"" + Refusals.NUMBER + "\":" + mismatch.expected() + "}");
    }

    @Breaks(rule = "S2-COND-04", by = "Refuses a wrong sequence number with a code in place of the right one.")
    Behaviour s2RefusalHasACode() {
        return Refusals.worded(Refusals.NUMBER, mismatch -> "{\"code\":\"seq_num_mismatch\",\"message\":\"No.\"}");
    }

    @Breaks(rule = "S2-COND-04", by = "Names the sequence number of the last record when it refuses an append.")
    Behaviour s2MismatchNamesLastRecord() {
        return Refusals.worded(
                Refusals.NUMBER,
                mismatch -> "{\"" + Refusals.NUMBER + "\":" + (mismatch.actual().asLong() - 1) + "}");
    }

    @Breaks(rule = "S2-COND-12", by = "Takes an expected sequence number that is null for 0.")
    Behaviour s2NullNumberIsZero() {
        return Refusals.nullTakenFor(Refusals.NUMBER, IntNode.valueOf(0));
    }

    @Breaks(rule = "S2-COND-13", by = "Names a sequence number and a token in every refusal.")
    Behaviour s2RefusalNamesBothReasons() {
        return Appends.refused(
                412,
                (request, upstream, refusal) -> Future.succeededFuture(refusal.mapJson(body ->
                        body.has(Refusals.NUMBER) ? body.put(Refusals.TOKEN, "") : body.put(Refusals.NUMBER, 1))));
    }

    @Breaks(rule = "S2-COND-13", by = "Names no reason when it refuses an append for its condition.")
    Behaviour s2RefusalWithoutReason() {
        return Appends.refused(412, (request, upstream, refusal) -> Future.succeededFuture(refusal.withBody("{}")));
    }

    @Breaks(
            rule = {"S2-COND-14", "S2-COND-13"},
            by = "Stores appends whose conditions both fail.")
    Behaviour s2TwoFailedConditionsPass() {
        return Refusals.ignored(
                Refusals.TOKEN,
                (request, mismatch) -> isExpecting(request)
                        && Refusals.expected(request, Refusals.NUMBER).asLong() == 0);
    }

    @Breaks(
            rule = "S2-COND-15",
            by = "Stores the second of several simultaneous appends that expect the same sequence number.")
    Behaviour s2RaceForANumberHasTwoWinners() {
        Map<String, Integer> open = new HashMap<>();
        return Behaviour.on(Requests::appends, (request, upstream) -> {
            String stream = Requests.stream(request);
            open.merge(stream, 1, Integer::sum);
            return upstream.send(request)
                    .compose(reply -> reply.status() == 412 && open.get(stream) > 3
                            ? upstream.send(Appends.unconditional(request, Appends.records(request)))
                            : Future.succeededFuture(reply))
                    .onComplete(done -> open.merge(stream, -1, Integer::sum));
        });
    }

    @Breaks(rule = "S2-COND-16", by = "Names a sequence number that nothing has when it refuses an append.")
    Behaviour s2RefusalNamesANumberToCome() {
        return Refusals.worded(
                Refusals.NUMBER,
                mismatch -> "{\"" + Refusals.NUMBER + "\":" + (mismatch.actual().asLong() + 1000) + "}");
    }

    @Breaks(rule = "S2-COND-21", by = "Refuses conditional appends to a missing stream for their condition.")
    Behaviour s2MissingStreamFailsCondition() {
        return Appends.refused(404, (request, upstream, refusal) -> Future.succeededFuture(Refusals.number(0)));
    }

    @Breaks(rule = "S2-COND-22", by = "Stores the commands of a batch that it refuses for its condition.")
    Behaviour s2RefusedCommandsStored() {
        return Appends.refused(412, (request, upstream, refusal) -> {
            if (Appends.records(request).stream().anyMatch(Appends::isCommand)) {
                return upstream.send(Appends.unconditional(request, Appends.records(request)))
                        .map(refusal);
            }
            return Future.succeededFuture(refusal);
        });
    }

    private static boolean isExpecting(Request request) {
        return Json.object(request.body())
                .filter(body -> body.path(Vocabulary.MEMBER_MATCH_SEQ_NUM).isIntegralNumber())
                .isPresent();
    }

    @Breaks(rule = "S2-COND-12", by = "Takes an expected token that is null for the empty one.")
    Behaviour s2NullTokenIsEmpty() {
        return Refusals.nullTakenFor(Refusals.TOKEN, TextNode.valueOf(""));
    }
}
