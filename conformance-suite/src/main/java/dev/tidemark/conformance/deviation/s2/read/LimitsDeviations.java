// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Merging;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Records;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.function.Predicate;

/** S2 reads that give more or less than one answer holds (READ-LIMITS). */
final class LimitsDeviations {
    private static final int MOST_RECORDS = 1000;
    private static final int MOST_BYTES = 1 << 20;

    @Breaks(rule = "S2-READ-LIMITS-01", by = "Gives more than a thousand records in one answer.")
    Behaviour s2UnaryReadWithoutLimit() {
        return doubled(request -> request.param(Vocabulary.COUNT).isEmpty());
    }

    @Breaks(rule = "S2-READ-LIMITS-01", by = "Leaves the last record out of a full answer and gives the one behind it.")
    Behaviour s2UnaryReadSkipsARecord() {
        return Behaviours.answers(Requests.records(records -> {
            var changed = new ArrayList<>(records);
            if (changed.size() == MOST_RECORDS) {
                var last = changed.get(MOST_RECORDS - 1);
                last.put(Vocabulary.SEQ_NUM, Records.seqNum(last) + 1);
            }
            return changed;
        }));
    }

    @Breaks(rule = "S2-READ-LIMITS-02", by = "Refuses a read that asks for more than a thousand records.")
    Behaviour s2CountAboveLimitRefused() {
        return above(Vocabulary.COUNT, MOST_RECORDS);
    }

    @Breaks(rule = "S2-READ-LIMITS-02", by = "Gives more than a thousand records when it is asked for them.")
    Behaviour s2CountAboveLimitGranted() {
        return doubled(Reads.having(Vocabulary.COUNT));
    }

    @Breaks(rule = "S2-READ-LIMITS-03", by = "Gives more than a mebibyte in one answer.")
    Behaviour s2UnaryReadOfAnySize() {
        return doubled(request -> request.param(Vocabulary.BYTES).isEmpty());
    }

    @Breaks(rule = "S2-READ-LIMITS-03", by = "Gives less than a mebibyte where exactly that is there.")
    Behaviour s2MebibyteExclusive() {
        return lowered(Vocabulary.BYTES, MOST_BYTES - 1);
    }

    @Breaks(rule = "S2-READ-LIMITS-04", by = "Refuses a read that asks for more than a mebibyte.")
    Behaviour s2BytesAboveLimitRefused() {
        return above(Vocabulary.BYTES, MOST_BYTES);
    }

    @Breaks(rule = "S2-READ-LIMITS-04", by = "Gives more than a mebibyte when it is asked for it.")
    Behaviour s2BytesAboveLimitGranted() {
        return doubled(Reads.having(Vocabulary.BYTES));
    }

    @Breaks(rule = "S2-READ-LIMITS-05", by = "Gives 999 records where there are more.")
    Behaviour s2UnaryReadOneShort() {
        return lowered(Vocabulary.COUNT, MOST_RECORDS - 1);
    }

    @Breaks(rule = "S2-READ-LIMITS-05", by = "Ends an answer after 4096 bytes.")
    Behaviour s2UnaryReadOfAPage() {
        return lowered(Vocabulary.BYTES, 4096);
    }

    @Breaks(rule = "S2-READ-LIMITS-06", by = "Gives nothing where the first record takes a mebibyte.")
    Behaviour s2LargestRecordUnreadable() {
        return lowered(Vocabulary.BYTES, MOST_BYTES - 1);
    }

    @Breaks(rule = "S2-READ-LIMITS-07", by = "Ends a session after a thousand records.")
    Behaviour s2SessionEndsAfterAThousand() {
        return session(Vocabulary.COUNT, MOST_RECORDS);
    }

    @Breaks(rule = "S2-READ-LIMITS-07", by = "Ends a session after a mebibyte.")
    Behaviour s2SessionEndsAfterAMebibyte() {
        return session(Vocabulary.BYTES, MOST_BYTES);
    }

    @Breaks(
            rule = "S2-READ-LIMITS-08",
            by = "Delivers more than a thousand records or a mebibyte in one batch of a session.")
    Behaviour s2SessionBatchTooLarge() {
        return Behaviour.reply(Requests::opensEvents, reply -> {
            var merging = new Merging();
            return reply.mapEvents(merging::merge);
        });
    }

    private static Behaviour above(String bound, long most) {
        return Behaviour.instead(
                request -> Requests.readsOnce(request) && Reads.number(request, bound, 0) > most,
                request -> Reads.error(422, "invalid"));
    }

    /** Never more than this in one answer, whatever was asked for. */
    private static Behaviour lowered(String bound, long most) {
        return Behaviour.request(
                Requests::readsOnce,
                request -> Reads.number(request, bound, Long.MAX_VALUE) > most
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
                        .<JsonNode>map(batch -> batch.path(Vocabulary.MEMBER_RECORDS))
                        .filter(records -> !records.isEmpty())
                        .map(records -> twice(request, upstream, reply, records))
                        .orElseGet(() -> Reads.now(reply))));
    }

    private static Future<Reply> twice(Request request, Upstream upstream, Reply reply, JsonNode records) {
        var next = Records.seqNum(records.path(records.size() - 1)) + 1;
        return Reads.records(Reads.from(Reads.once(request), next), upstream).map(more -> {
            var rest = more.toList();
            return reply.mapJson(batch -> {
                ((ArrayNode) batch.path(Vocabulary.MEMBER_RECORDS)).addAll(rest);
                return batch;
            });
        });
    }
}
