// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.conditions;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Refusals;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Appends that expect a sequence number (COND-01 to -04, -12 to -16, -21 and -22). */
public final class ConditionsSequenceDeviations {
    /** Longer than "at once". */
    private static final long LONG = 3_500;

    private ConditionsSequenceDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-COND-01")
                        .by(
                                "s2-expected-zero-refused",
                                "Takes the expected sequence number 0 for the one of a record that must exist.",
                                () -> Behaviour.on(
                                        Requests::appends,
                                        (request, upstream) -> isExpecting(request)
                                                        && Refusals.expected(request, Refusals.NUMBER)
                                                                        .asLong()
                                                                == 0
                                                ? Future.succeededFuture(Refusals.number(0))
                                                : upstream.send(request))),
                breaks("S2-COND-01")
                        .by(
                                "s2-expected-number-is-last-record",
                                "Compares the expected sequence number with the one of the last record.",
                                () -> Behaviour.request(
                                        Requests::appends,
                                        request -> request.mapJson(body ->
                                                body.path(Wire.MATCH_SEQ_NUM).isIntegralNumber()
                                                                && body.path(Wire.MATCH_SEQ_NUM)
                                                                        .canConvertToInt()
                                                        ? body.put(
                                                                Wire.MATCH_SEQ_NUM,
                                                                body.path(Wire.MATCH_SEQ_NUM)
                                                                                .asInt()
                                                                        + 1)
                                                        : body))),
                breaks("S2-COND-02")
                        .by(
                                "s2-old-expected-number-ignored",
                                "Stores appends that expect a sequence number below the tail.",
                                () -> Refusals.ignored(
                                        Refusals.NUMBER, (request, mismatch) -> mismatch.ahead() < 0)),
                breaks("S2-COND-03")
                        .by(
                                "s2-future-expected-number-ignored",
                                "Stores appends that expect a sequence number above the tail.",
                                () -> Refusals.ignored(
                                        Refusals.NUMBER, (request, mismatch) -> mismatch.ahead() > 0)),
                breaks("S2-COND-03")
                        .by(
                                "s2-future-expected-number-waits",
                                "Waits for the sequence number that an append expects before it refuses it.",
                                () -> Refusals.on(
                                        Refusals.NUMBER,
                                        (request, upstream, refusal, mismatch) -> mismatch.ahead() > 0
                                                ? upstream.pause(LONG).map(refusal)
                                                : Future.succeededFuture(refusal))),
                breaks("S2-COND-04")
                        .by(
                                "s2-refusal-repeats-expected-number",
                                "Repeats the expected sequence number when it refuses an append.",
                                () -> Refusals.worded(
                                        Refusals.NUMBER,
                                        mismatch -> "{\"" + Refusals.NUMBER + "\":" + mismatch.expected() + "}")),
                breaks("S2-COND-04")
                        .by(
                                "s2-refusal-has-a-code",
                                "Refuses a wrong sequence number with a code in place of the right one.",
                                () -> Refusals.worded(
                                        Refusals.NUMBER,
                                        mismatch -> "{\"code\":\"seq_num_mismatch\",\"message\":\"No.\"}")),
                breaks("S2-COND-04")
                        .by(
                                "s2-mismatch-names-last-record",
                                "Names the sequence number of the last record when it refuses an append.",
                                () -> Refusals.worded(
                                        Refusals.NUMBER,
                                        mismatch -> "{\"" + Refusals.NUMBER + "\":"
                                                + (mismatch.actual().asLong() - 1) + "}")),
                breaks("S2-COND-12")
                        .by(
                                "s2-null-number-is-zero",
                                "Takes an expected sequence number that is null for 0.",
                                () -> Refusals.nullTakenFor(Refusals.NUMBER, IntNode.valueOf(0))),
                breaks("S2-COND-13")
                        .by(
                                "s2-refusal-names-both-reasons",
                                "Names a sequence number and a token in every refusal.",
                                () -> Appends.refused(
                                        412,
                                        (request, upstream, refusal) -> Future.succeededFuture(
                                                refusal.mapJson(body -> body.has(Refusals.NUMBER)
                                                        ? body.put(Refusals.TOKEN, "")
                                                        : body.put(Refusals.NUMBER, 1))))),
                breaks("S2-COND-13")
                        .by(
                                "s2-refusal-without-reason",
                                "Names no reason when it refuses an append for its condition.",
                                () -> Appends.refused(
                                        412,
                                        (request, upstream, refusal) ->
                                                Future.succeededFuture(refusal.withBody("{}")))),
                breaks("S2-COND-14", "S2-COND-13")
                        .by(
                                "s2-two-failed-conditions-pass",
                                "Stores appends whose conditions both fail.",
                                () -> Refusals.ignored(
                                        Refusals.TOKEN,
                                        (request, mismatch) -> isExpecting(request)
                                                && Refusals.expected(request, Refusals.NUMBER)
                                                                .asLong()
                                                        == 0)),
                breaks("S2-COND-15")
                        .by(
                                "s2-race-for-a-number-has-two-winners",
                                "Stores the second of several simultaneous appends that expect the same sequence number.",
                                ConditionsSequenceDeviations::twoWinners),
                breaks("S2-COND-16")
                        .by(
                                "s2-refusal-names-a-number-to-come",
                                "Names a sequence number that nothing has when it refuses an append.",
                                () -> Refusals.worded(
                                        Refusals.NUMBER,
                                        mismatch -> "{\"" + Refusals.NUMBER + "\":"
                                                + (mismatch.actual().asLong() + 1000) + "}")),
                breaks("S2-COND-21")
                        .by(
                                "s2-missing-stream-fails-condition",
                                "Refuses conditional appends to a missing stream for their condition.",
                                () -> Appends.refused(
                                        404,
                                        (request, upstream, refusal) -> Future.succeededFuture(Refusals.number(0)))),
                breaks("S2-COND-22")
                        .by(
                                "s2-refused-commands-stored",
                                "Stores the commands of a batch that it refuses for its condition.",
                                () -> Appends.refused(
                                        412,
                                        (request, upstream, refusal) -> Appends.records(request).stream()
                                                        .anyMatch(Appends::isCommand)
                                                ? upstream.send(Appends.unconditional(
                                                                request, Appends.records(request)))
                                                        .map(refusal)
                                                : Future.succeededFuture(refusal))));
    }

    private static boolean isExpecting(Request request) {
        return Json.object(request.body())
                .filter(body -> body.path(Wire.MATCH_SEQ_NUM).isIntegralNumber())
                .isPresent();
    }

    private static Behaviour twoWinners() {
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
}
