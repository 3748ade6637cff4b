// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.append;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Wrong limits of a batch, and wrong answers at the right ones (APPEND-10 to -15). */
public final class AppendBatchSizeDeviations {
    private static final int MOST_RECORDS = 1000;
    private static final int MOST_BYTES = 1 << 20;

    private AppendBatchSizeDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-APPEND-10", "S2-APPEND-15")
                        .by(
                                "s2-empty-batch-acknowledged",
                                "Acknowledges an append without records.",
                                () -> Appends.batches(
                                        List::isEmpty,
                                        (request, upstream, records) -> Appends.acknowledged(request, upstream, 0))),
                breaks("S2-APPEND-10")
                        .by(
                                "s2-empty-batch-stores-a-record",
                                "Refuses an append without records and stores an empty one all the same.",
                                () -> Appends.batches(List::isEmpty, (request, upstream, records) -> upstream.send(
                                                Appends.with(request, List.of(Json.emptyObject())))
                                        .map(Appends.invalid()))),
                breaks("S2-APPEND-11")
                        .by(
                                "s2-records-beyond-1000-ignored",
                                "Stores the first 1000 records of a longer batch.",
                                () -> Appends.changed(
                                        records -> records.size() > MOST_RECORDS,
                                        records -> records.subList(0, MOST_RECORDS))),
                breaks("S2-APPEND-11")
                        .by(
                                "s2-more-than-1000-records-stored",
                                "Stores batches of more than 1000 records.",
                                () -> Appends.batches(
                                        records -> records.size() > MOST_RECORDS,
                                        (request, upstream, records) ->
                                                Appends.inTwo(request, upstream, records, MOST_RECORDS))),
                breaks("S2-APPEND-12")
                        .by(
                                "s2-thousandth-record-refused",
                                "Refuses a batch of 1000 records.",
                                () -> Appends.invalid(records -> records.size() >= MOST_RECORDS)),
                breaks("S2-APPEND-13")
                        .by(
                                "s2-only-single-records-measured",
                                "Stores batches of any size as long as no record is too large.",
                                () -> measured(
                                        size -> size > MOST_BYTES,
                                        (request, upstream, records) -> records.size() > 1
                                                ? Appends.inTwo(request, upstream, records, records.size() / 2)
                                                : upstream.send(request))),
                breaks("S2-APPEND-13")
                        .by(
                                "s2-headers-not-measured",
                                "Stores records that are too large by their headers, as far as there is room.",
                                () -> measured(
                                        size -> size > MOST_BYTES,
                                        (request, upstream, records) ->
                                                records.get(0).has(Wire.HEADERS)
                                                        ? upstream.send(Appends.with(
                                                                request,
                                                                records.stream()
                                                                        .map(AppendBatchSizeDeviations::withoutHeaders)
                                                                        .toList()))
                                                        : upstream.send(request))),
                breaks("S2-APPEND-13")
                        .by(
                                "s2-large-record-cut",
                                "Cuts a record that is too large.",
                                () -> measured(
                                        size -> size > MOST_BYTES,
                                        (request, upstream, records) -> records.size() == 1
                                                ? upstream.send(Appends.with(request, List.of(cut(records.get(0)))))
                                                : upstream.send(request))),
                breaks("S2-APPEND-14")
                        .by(
                                "s2-exactly-1-mib-refused",
                                "Refuses a batch of exactly 1 MiB.",
                                () -> measured(
                                        size -> size >= MOST_BYTES,
                                        (request, upstream, records) -> Future.succeededFuture(Appends.invalid()))),
                breaks("S2-APPEND-14")
                        .by(
                                "s2-json-text-measured",
                                "Measures the text of an append in place of its records.",
                                () -> Behaviour.on(
                                        Requests::appends,
                                        (request, upstream) -> request.body().length() > MOST_BYTES + MOST_BYTES / 4
                                                ? Future.succeededFuture(Appends.invalid())
                                                : upstream.send(request))),
                breaks("S2-APPEND-14")
                        .by(
                                "s2-base64-text-measured",
                                "Measures the base64 text of records in place of their bytes.",
                                () -> Behaviour.on(
                                        Requests::appends,
                                        (request, upstream) -> request.header(Wire.FORMAT)
                                                                .filter("base64"::equals)
                                                                .isPresent()
                                                        && request.body().length() > MOST_BYTES
                                                ? Future.succeededFuture(Appends.invalid())
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
                                        refusal -> refusal.mapJson(body -> body.put(Wire.CODE, "bad_json")))));
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
        changed.remove(Wire.HEADERS);
        return changed;
    }

    private static ObjectNode cut(ObjectNode record) {
        String body = record.path(Wire.BODY).asText();
        return record.deepCopy().put(Wire.BODY, body.substring(0, body.length() / 2));
    }
}
