// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.IntNode;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Appends that expect a sequence number (COND-01 to -04, -12 to -16, -21 and -22). */
final class S2SequenceConditionDeviations {
    /** Longer than "at once". */
    private static final long LONG = 3_500;

    private S2SequenceConditionDeviations() {}

    static List<Deviation> all() {
        return List.of(
                breaks("S2-COND-01")
                        .by(
                                "s2-expected-zero-refused",
                                "Takes the expected sequence number 0 for the one of a record that must exist.",
                                () -> Behaviour.on(
                                        S2Requests::appends,
                                        (request, upstream) -> isExpecting(request)
                                                        && S2Refusals.expected(request, S2Refusals.NUMBER)
                                                                        .asLong()
                                                                == 0
                                                ? Future.succeededFuture(S2Refusals.number(0))
                                                : upstream.send(request))),
                breaks("S2-COND-01")
                        .by(
                                "s2-expected-number-is-last-record",
                                "Compares the expected sequence number with the one of the last record.",
                                () -> Behaviour.request(
                                        S2Requests::appends,
                                        request -> request.mapJson(body ->
                                                body.path(S2Wire.MATCH_SEQ_NUM).isIntegralNumber()
                                                                && body.path(S2Wire.MATCH_SEQ_NUM)
                                                                        .canConvertToInt()
                                                        ? body.put(
                                                                S2Wire.MATCH_SEQ_NUM,
                                                                body.path(S2Wire.MATCH_SEQ_NUM)
                                                                                .asInt()
                                                                        + 1)
                                                        : body))),
                breaks("S2-COND-02")
                        .by(
                                "s2-old-expected-number-ignored",
                                "Stores appends that expect a sequence number below the tail.",
                                () -> S2Refusals.ignored(
                                        S2Refusals.NUMBER, (request, mismatch) -> mismatch.ahead() < 0)),
                breaks("S2-COND-03")
                        .by(
                                "s2-future-expected-number-ignored",
                                "Stores appends that expect a sequence number above the tail.",
                                () -> S2Refusals.ignored(
                                        S2Refusals.NUMBER, (request, mismatch) -> mismatch.ahead() > 0)),
                breaks("S2-COND-03")
                        .by(
                                "s2-future-expected-number-waits",
                                "Waits for the sequence number that an append expects before it refuses it.",
                                () -> S2Refusals.on(
                                        S2Refusals.NUMBER,
                                        (request, upstream, refusal, mismatch) -> mismatch.ahead() > 0
                                                ? upstream.pause(LONG).map(refusal)
                                                : Future.succeededFuture(refusal))),
                breaks("S2-COND-04")
                        .by(
                                "s2-refusal-repeats-expected-number",
                                "Repeats the expected sequence number when it refuses an append.",
                                () -> S2Refusals.worded(
                                        S2Refusals.NUMBER,
                                        mismatch -> "{\"" + S2Refusals.NUMBER + "\":" + mismatch.expected() + "}")),
                breaks("S2-COND-04")
                        .by(
                                "s2-refusal-has-a-code",
                                "Refuses a wrong sequence number with a code in place of the right one.",
                                () -> S2Refusals.worded(
                                        S2Refusals.NUMBER,
                                        mismatch -> "{\"code\":\"seq_num_mismatch\",\"message\":\"No.\"}")),
                breaks("S2-COND-04")
                        .by(
                                "s2-mismatch-names-last-record",
                                "Names the sequence number of the last record when it refuses an append.",
                                () -> S2Refusals.worded(
                                        S2Refusals.NUMBER,
                                        mismatch -> "{\"" + S2Refusals.NUMBER + "\":"
                                                + (mismatch.actual().asLong() - 1) + "}")),
                breaks("S2-COND-12")
                        .by(
                                "s2-null-number-is-zero",
                                "Takes an expected sequence number that is null for 0.",
                                () -> S2Refusals.nullTakenFor(S2Refusals.NUMBER, IntNode.valueOf(0))),
                breaks("S2-COND-13")
                        .by(
                                "s2-refusal-names-both-reasons",
                                "Names a sequence number and a token in every refusal.",
                                () -> S2Appends.refused(
                                        412,
                                        (request, upstream, refusal) -> Future.succeededFuture(
                                                refusal.mapJson(body -> body.has(S2Refusals.NUMBER)
                                                        ? body.put(S2Refusals.TOKEN, "")
                                                        : body.put(S2Refusals.NUMBER, 1))))),
                breaks("S2-COND-13")
                        .by(
                                "s2-refusal-without-reason",
                                "Names no reason when it refuses an append for its condition.",
                                () -> S2Appends.refused(
                                        412,
                                        (request, upstream, refusal) ->
                                                Future.succeededFuture(refusal.withBody("{}")))),
                breaks("S2-COND-14", "S2-COND-13")
                        .by(
                                "s2-two-failed-conditions-pass",
                                "Stores appends whose conditions both fail.",
                                () -> S2Refusals.ignored(
                                        S2Refusals.TOKEN,
                                        (request, mismatch) -> isExpecting(request)
                                                && S2Refusals.expected(request, S2Refusals.NUMBER)
                                                                .asLong()
                                                        == 0)),
                breaks("S2-COND-15")
                        .by(
                                "s2-race-for-a-number-has-two-winners",
                                "Stores the second of several simultaneous appends that expect the same sequence number.",
                                S2SequenceConditionDeviations::twoWinners),
                breaks("S2-COND-16")
                        .by(
                                "s2-refusal-names-a-number-to-come",
                                "Names a sequence number that nothing has when it refuses an append.",
                                () -> S2Refusals.worded(
                                        S2Refusals.NUMBER,
                                        mismatch -> "{\"" + S2Refusals.NUMBER + "\":"
                                                + (mismatch.actual().asLong() + 1000) + "}")),
                breaks("S2-COND-21")
                        .by(
                                "s2-missing-stream-fails-condition",
                                "Refuses conditional appends to a missing stream for their condition.",
                                () -> S2Appends.refused(
                                        404,
                                        (request, upstream, refusal) -> Future.succeededFuture(S2Refusals.number(0)))),
                breaks("S2-COND-22")
                        .by(
                                "s2-refused-commands-stored",
                                "Stores the commands of a batch that it refuses for its condition.",
                                () -> S2Appends.refused(
                                        412,
                                        (request, upstream, refusal) -> S2Appends.records(request).stream()
                                                        .anyMatch(S2Appends::isCommand)
                                                ? upstream.send(S2Appends.unconditional(
                                                                request, S2Appends.records(request)))
                                                        .map(refusal)
                                                : Future.succeededFuture(refusal))));
    }

    private static boolean isExpecting(Request request) {
        return Json.object(request.body())
                .filter(body -> body.path(S2Wire.MATCH_SEQ_NUM).isIntegralNumber())
                .isPresent();
    }

    private static Behaviour twoWinners() {
        Map<String, Integer> open = new HashMap<>();
        return Behaviour.on(S2Requests::appends, (request, upstream) -> {
            String stream = S2Requests.stream(request);
            open.merge(stream, 1, Integer::sum);
            return upstream.send(request)
                    .compose(reply -> reply.status() == 412 && open.get(stream) > 3
                            ? upstream.send(S2Appends.unconditional(request, S2Appends.records(request)))
                            : Future.succeededFuture(reply))
                    .onComplete(done -> open.merge(stream, -1, Integer::sum));
        });
    }
}
