// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Merging;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** S2 reads that give more or less than one answer holds (READ-LIMITS). */
public final class LimitsDeviations {

    private static final int MOST_RECORDS = 1000;
    private static final int MOST_BYTES = 1 << 20;

    private LimitsDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-LIMITS-01")
                        .by(
                                "s2-unary-read-without-limit",
                                "Gives more than a thousand records in one answer.",
                                () -> doubled(
                                        request -> request.param(Wire.COUNT).isEmpty())),
                breaks("S2-READ-LIMITS-01")
                        .by(
                                "s2-unary-read-skips-a-record",
                                "Leaves the last record out of a full answer and gives the one behind it.",
                                () -> Behaviours.answers(Requests.records(records -> {
                                    var changed = new ArrayList<>(records);
                                    if (changed.size() == MOST_RECORDS) {
                                        var last = changed.get(MOST_RECORDS - 1);
                                        last.put(
                                                Wire.SEQ_NUM,
                                                last.path(Wire.SEQ_NUM).asLong() + 1);
                                    }
                                    return changed;
                                }))),
                breaks("S2-READ-LIMITS-02")
                        .by(
                                "s2-count-above-limit-refused",
                                "Refuses a read that asks for more than a thousand records.",
                                () -> above(Wire.COUNT, MOST_RECORDS)),
                breaks("S2-READ-LIMITS-02")
                        .by(
                                "s2-count-above-limit-granted",
                                "Gives more than a thousand records when it is asked for them.",
                                () -> doubled(Reads.having(Wire.COUNT))),
                breaks("S2-READ-LIMITS-03")
                        .by(
                                "s2-unary-read-of-any-size",
                                "Gives more than a mebibyte in one answer.",
                                () -> doubled(
                                        request -> request.param(Wire.BYTES).isEmpty())),
                breaks("S2-READ-LIMITS-03")
                        .by(
                                "s2-mebibyte-exclusive",
                                "Gives less than a mebibyte where exactly that is there.",
                                () -> lowered(Wire.BYTES, MOST_BYTES - 1)),
                breaks("S2-READ-LIMITS-04")
                        .by(
                                "s2-bytes-above-limit-refused",
                                "Refuses a read that asks for more than a mebibyte.",
                                () -> above(Wire.BYTES, MOST_BYTES)),
                breaks("S2-READ-LIMITS-04")
                        .by(
                                "s2-bytes-above-limit-granted",
                                "Gives more than a mebibyte when it is asked for it.",
                                () -> doubled(Reads.having(Wire.BYTES))),
                breaks("S2-READ-LIMITS-05")
                        .by(
                                "s2-unary-read-one-short",
                                "Gives 999 records where there are more.",
                                () -> lowered(Wire.COUNT, MOST_RECORDS - 1)),
                breaks("S2-READ-LIMITS-05")
                        .by(
                                "s2-unary-read-of-a-page",
                                "Ends an answer after 4096 bytes.",
                                () -> lowered(Wire.BYTES, 4096)),
                breaks("S2-READ-LIMITS-06")
                        .by(
                                "s2-largest-record-unreadable",
                                "Gives nothing where the first record takes a mebibyte.",
                                () -> lowered(Wire.BYTES, MOST_BYTES - 1)),
                breaks("S2-READ-LIMITS-07")
                        .by(
                                "s2-session-ends-after-a-thousand",
                                "Ends a session after a thousand records.",
                                () -> session(Wire.COUNT, MOST_RECORDS)),
                breaks("S2-READ-LIMITS-07")
                        .by(
                                "s2-session-ends-after-a-mebibyte",
                                "Ends a session after a mebibyte.",
                                () -> session(Wire.BYTES, MOST_BYTES)),
                breaks("S2-READ-LIMITS-08")
                        .by(
                                "s2-session-batch-too-large",
                                "Delivers more than a thousand records or a mebibyte in one batch of a session.",
                                () -> Behaviour.reply(Requests::opensEvents, reply -> {
                                    var merging = new Merging();
                                    return reply.mapEvents(merging::merge);
                                })));
    }

    private static Behaviour above(String bound, long most) {
        return Behaviour.instead(
                request -> Requests.readsOnce(request)
                        && Reads.number(request, bound).orElse(0) > most,
                request -> Reads.error(422, "invalid"));
    }

    /** Never more than this in one answer, whatever was asked for. */
    private static Behaviour lowered(String bound, long most) {
        return Behaviour.request(
                Requests::readsOnce,
                request -> Reads.number(request, bound).orElse(Long.MAX_VALUE) > most
                        ? request.withParam(bound, String.valueOf(most))
                        : request);
    }

    private static Behaviour session(String bound, long most) {
        return Behaviour.request(
                request -> Requests.opensEvents(request) && !Reads.bounded(request),
                request -> request.withParam(bound, String.valueOf(most)));
    }

    /** Puts what a second read gives behind what the first one gave. */
    private static Behaviour doubled(Predicate<Request> requests) {
        return Behaviour.on(
                request -> Requests.readsOnce(request) && requests.test(request),
                (request, upstream) -> upstream.send(request).compose(reply -> Json.object(reply.body())
                        .<JsonNode>map(batch -> batch.path(Wire.RECORDS))
                        .filter(records -> !records.isEmpty())
                        .map(records -> twice(request, upstream, reply, records))
                        .orElseGet(() -> Reads.now(reply))));
    }

    private static Future<Reply> twice(Request request, Upstream upstream, Reply reply, JsonNode records) {
        var next = records.path(records.size() - 1).path(Wire.SEQ_NUM).asLong() + 1;
        return Reads.records(Reads.from(Reads.once(request), next), upstream)
                .map(more -> {
                    var rest = more.toList();
                    return reply.mapJson(batch -> {
                        ((ArrayNode) batch.path(Wire.RECORDS)).addAll(rest);
                        return batch;
                    });
                });
    }
}
