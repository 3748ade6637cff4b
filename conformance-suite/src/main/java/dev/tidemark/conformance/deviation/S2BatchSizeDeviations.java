// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Wrong limits of a batch, and wrong answers at the right ones (APPEND-10 to -15). */
final class S2BatchSizeDeviations {
    private static final int MOST_RECORDS = 1000;
    private static final int MOST_BYTES = 1 << 20;

    private S2BatchSizeDeviations() {}

    static List<Deviation> all() {
        return List.of(
                breaks("S2-APPEND-10", "S2-APPEND-15")
                        .by(
                                "s2-empty-batch-acknowledged",
                                "Acknowledges an append without records.",
                                () -> S2Appends.batches(
                                        List::isEmpty,
                                        (request, upstream, records) -> S2Appends.acknowledged(request, upstream, 0))),
                breaks("S2-APPEND-10")
                        .by(
                                "s2-empty-batch-stores-a-record",
                                "Refuses an append without records and stores an empty one all the same.",
                                () -> S2Appends.batches(List::isEmpty, (request, upstream, records) -> upstream.send(
                                                S2Appends.with(request, List.of(Json.emptyObject())))
                                        .map(S2Appends.invalid()))),
                breaks("S2-APPEND-11")
                        .by(
                                "s2-records-beyond-1000-ignored",
                                "Stores the first 1000 records of a longer batch.",
                                () -> S2Appends.changed(
                                        records -> records.size() > MOST_RECORDS,
                                        records -> records.subList(0, MOST_RECORDS))),
                breaks("S2-APPEND-11")
                        .by(
                                "s2-more-than-1000-records-stored",
                                "Stores batches of more than 1000 records.",
                                () -> S2Appends.batches(
                                        records -> records.size() > MOST_RECORDS,
                                        (request, upstream, records) ->
                                                S2Appends.inTwo(request, upstream, records, MOST_RECORDS))),
                breaks("S2-APPEND-12")
                        .by(
                                "s2-thousandth-record-refused",
                                "Refuses a batch of 1000 records.",
                                () -> S2Appends.invalid(records -> records.size() >= MOST_RECORDS)),
                breaks("S2-APPEND-13")
                        .by(
                                "s2-only-single-records-measured",
                                "Stores batches of any size as long as no record is too large.",
                                () -> measured(
                                        size -> size > MOST_BYTES,
                                        (request, upstream, records) -> records.size() > 1
                                                ? S2Appends.inTwo(request, upstream, records, records.size() / 2)
                                                : upstream.send(request))),
                breaks("S2-APPEND-13")
                        .by(
                                "s2-headers-not-measured",
                                "Stores records that are too large by their headers, as far as there is room.",
                                () -> measured(
                                        size -> size > MOST_BYTES,
                                        (request, upstream, records) ->
                                                records.get(0).has(S2Wire.HEADERS)
                                                        ? upstream.send(S2Appends.with(
                                                                request,
                                                                records.stream()
                                                                        .map(S2BatchSizeDeviations::withoutHeaders)
                                                                        .toList()))
                                                        : upstream.send(request))),
                breaks("S2-APPEND-13")
                        .by(
                                "s2-large-record-cut",
                                "Cuts a record that is too large.",
                                () -> measured(
                                        size -> size > MOST_BYTES,
                                        (request, upstream, records) -> records.size() == 1
                                                ? upstream.send(S2Appends.with(request, List.of(cut(records.get(0)))))
                                                : upstream.send(request))),
                breaks("S2-APPEND-14")
                        .by(
                                "s2-exactly-1-mib-refused",
                                "Refuses a batch of exactly 1 MiB.",
                                () -> measured(
                                        size -> size >= MOST_BYTES,
                                        (request, upstream, records) -> Future.succeededFuture(S2Appends.invalid()))),
                breaks("S2-APPEND-14")
                        .by(
                                "s2-json-text-measured",
                                "Measures the text of an append in place of its records.",
                                () -> Behaviour.on(
                                        S2Requests::appends,
                                        (request, upstream) -> request.body().length() > MOST_BYTES + MOST_BYTES / 4
                                                ? Future.succeededFuture(S2Appends.invalid())
                                                : upstream.send(request))),
                breaks("S2-APPEND-14")
                        .by(
                                "s2-base64-text-measured",
                                "Measures the base64 text of records in place of their bytes.",
                                () -> Behaviour.on(
                                        S2Requests::appends,
                                        (request, upstream) -> request.header(S2Wire.FORMAT)
                                                                .filter("base64"::equals)
                                                                .isPresent()
                                                        && request.body().length() > MOST_BYTES
                                                ? Future.succeededFuture(S2Appends.invalid())
                                                : upstream.send(request))),
                breaks("S2-APPEND-15")
                        .by(
                                "s2-batch-limits-answer-413",
                                "Refuses batches that are too large with 413.",
                                () -> wrongSize(refusal -> refusal.withStatus(413))),
                breaks("S2-APPEND-15")
                        .by(
                                "s2-batch-limits-answer-bad-json",
                                "Refuses batches that are too large with the code of malformed JSON.",
                                () -> wrongSize(
                                        refusal -> refusal.mapJson(body -> body.put(S2Wire.CODE, "bad_json")))));
    }

    private static Behaviour measured(Predicate<Long> size, S2Appends.OnBatch fault) {
        return Behaviour.on(
                S2Requests::appends,
                (request, upstream) -> S2Appends.isBatch(request) && size.test(S2Appends.metered(request))
                        ? fault.answer(request, upstream, S2Appends.records(request))
                        : upstream.send(request));
    }

    private static Behaviour wrongSize(UnaryOperator<Reply> change) {
        return Behaviour.reply(S2Requests::appends, (request, reply) -> {
            int records = S2Appends.records(request).size();
            boolean wrong =
                    records == 0 || records > MOST_RECORDS || request.body().length() > MOST_BYTES;
            return wrong && reply.status() == 422 ? change.apply(reply) : reply;
        });
    }

    private static ObjectNode withoutHeaders(ObjectNode record) {
        ObjectNode changed = record.deepCopy();
        changed.remove(S2Wire.HEADERS);
        return changed;
    }

    private static ObjectNode cut(ObjectNode record) {
        String body = record.path(S2Wire.BODY).asText();
        return record.deepCopy().put(S2Wire.BODY, body.substring(0, body.length() / 2));
    }
}
