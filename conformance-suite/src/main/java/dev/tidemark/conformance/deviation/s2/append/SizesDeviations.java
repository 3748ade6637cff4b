// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.append;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Wrong limits of a batch, and wrong answers at the right ones. */
final class SizesDeviations {
    private static final int MOST_RECORDS = 1000;

    private static final int MOST_BYTES = 1 << 20;

    @Breaks(
            rule = {"S2-APPEND-10", "S2-APPEND-15"},
            by = "Acknowledges an append without records.")
    Behaviour s2EmptyBatchAcknowledged() {
        return Appends.batches(
                List::isEmpty, (request, upstream, records) -> Appends.acknowledged(request, upstream, 0));
    }

    @Breaks(rule = "S2-APPEND-10", by = "Refuses an append without records and stores an empty one all the same.")
    Behaviour s2EmptyBatchStoresARecord() {
        return Appends.batches(List::isEmpty, (request, upstream, records) -> upstream.send(
                        Appends.with(request, List.of(Json.emptyObject())))
                .map(Appends.invalid()));
    }

    @Breaks(rule = "S2-APPEND-11", by = "Stores the first 1000 records of a longer batch.")
    Behaviour s2RecordsBeyond1000Ignored() {
        return Appends.changed(records -> records.size() > MOST_RECORDS, records -> records.subList(0, MOST_RECORDS));
    }

    @Breaks(rule = "S2-APPEND-11", by = "Stores batches of more than 1000 records.")
    Behaviour s2MoreThan1000RecordsStored() {
        return Appends.batches(
                records -> records.size() > MOST_RECORDS,
                (request, upstream, records) -> Appends.inTwo(request, upstream, records, MOST_RECORDS));
    }

    @Breaks(rule = "S2-APPEND-12", by = "Refuses a batch of 1000 records.")
    Behaviour s2ThousandthRecordRefused() {
        return Appends.invalid(records -> records.size() >= MOST_RECORDS);
    }

    @Breaks(rule = "S2-APPEND-13", by = "Stores batches of any size as long as no record is too large.")
    Behaviour s2OnlySingleRecordsMeasured() {
        return measured(
                size -> size > MOST_BYTES,
                (request, upstream, records) -> records.size() > 1
                        ? Appends.inTwo(request, upstream, records, records.size() / 2)
                        : upstream.send(request));
    }

    @Breaks(rule = "S2-APPEND-13", by = "Stores records that are too large by their headers, as far as there is room.")
    Behaviour s2HeadersNotMeasured() {
        return measured(size -> size > MOST_BYTES, (request, upstream, records) -> {
            if (records.get(0).has(Vocabulary.MEMBER_HEADERS)) {
                return upstream.send(Appends.withEach(request, SizesDeviations::withoutHeaders));
            }
            return upstream.send(request);
        });
    }

    @Breaks(rule = "S2-APPEND-13", by = "Cuts a record that is too large.")
    Behaviour s2LargeRecordCut() {
        return measured(
                size -> size > MOST_BYTES,
                (request, upstream, records) -> records.size() == 1
                        ? upstream.send(Appends.with(request, List.of(cut(records.get(0)))))
                        : upstream.send(request));
    }

    @Breaks(rule = "S2-APPEND-14", by = "Refuses a batch of exactly 1 MiB.")
    Behaviour s2Exactly1MibRefused() {
        return measured(
                size -> size >= MOST_BYTES, (request, upstream, records) -> Future.succeededFuture(Appends.invalid()));
    }

    @Breaks(rule = "S2-APPEND-14", by = "Measures the text of an append in place of its records.")
    Behaviour s2JsonTextMeasured() {
        return Behaviour.on(
                Requests::appends,
                (request, upstream) -> request.body().length() > MOST_BYTES + MOST_BYTES / 4
                        ? Future.succeededFuture(Appends.invalid())
                        : upstream.send(request));
    }

    @Breaks(rule = "S2-APPEND-14", by = "Measures the base64 text of records in place of their bytes.")
    Behaviour s2Base64TextMeasured() {
        return Behaviour.on(Requests::appends, (request, upstream) -> {
            if (request.hasHeader(Vocabulary.S2_FORMAT, "base64"::equals)
                    && request.body().length() > MOST_BYTES) {
                return Future.succeededFuture(Appends.invalid());
            }
            return upstream.send(request);
        });
    }

    @Breaks(rule = "S2-APPEND-15", by = "Refuses batches that are too large with 413.")
    Behaviour s2BatchLimitsAnswer413() {
        return wrongSize(refusal -> refusal.withStatus(413));
    }

    @Breaks(rule = "S2-APPEND-15", by = "Refuses batches that are too large with the code of malformed JSON.")
    Behaviour s2BatchLimitsAnswerBadJson() {
        return wrongSize(refusal -> refusal.mapJson(body -> body.put(Vocabulary.MEMBER_CODE, Refusal.BAD_JSON.code)));
    }

    private static Behaviour measured(Predicate<Long> size, Appends.OnBatch fault) {
        return Behaviour.on(
                Requests::appends,
                (request, upstream) -> Appends.isBatch(request) && size.test(Appends.metered(request))
                        ? fault.answer(request, upstream, Appends.records(request))
                        : upstream.send(request));
    }

    private static Behaviour wrongSize(UnaryOperator<Reply> change) {
        return Behaviour.reply(Requests::appends, (request, reply) -> {
            int records = Appends.records(request).size();
            boolean wrong =
                    records == 0 || records > MOST_RECORDS || request.body().length() > MOST_BYTES;
            return wrong && reply.status() == 422 ? change.apply(reply) : reply;
        });
    }

    private static ObjectNode withoutHeaders(ObjectNode record) {
        ObjectNode changed = record.deepCopy();
        changed.remove(Vocabulary.MEMBER_HEADERS);
        return changed;
    }

    private static ObjectNode cut(ObjectNode record) {
        String body = record.path(Vocabulary.MEMBER_BODY).asText();
        return record.deepCopy().put(Vocabulary.MEMBER_BODY, body.substring(0, body.length() / 2));
    }
}
