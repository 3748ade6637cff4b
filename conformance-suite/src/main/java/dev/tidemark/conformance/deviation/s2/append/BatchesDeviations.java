// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.append;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Position;
import dev.tidemark.conformance.deviation.s2.Records;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Batches that are stored otherwise than they were sent, or not at all. */
final class BatchesDeviations {
    private static final int MOST_RECORDS = 1000;

    @Breaks(rule = "S2-APPEND-07", by = "Stores the records of a batch in the order of their timestamps.")
    Behaviour s2BatchSortedByTimestamp() {
        return sorted(Comparator.comparingLong(record -> Records.timestamp(record)));
    }

    @Breaks(rule = "S2-APPEND-07", by = "Stores the records of a batch in the order of their bodies.")
    Behaviour s2BatchSortedByBody() {
        return sorted(Comparator.comparing(
                record -> record.path(Vocabulary.MEMBER_BODY).asText()));
    }

    @Breaks(
            rule = "S2-APPEND-08",
            by = "Stores a batch in two halves while others append, with other records between them.")
    Behaviour s2ConcurrentBatchesMixed() {
        return concurrent(
                2, 0, (request, upstream, records) -> Appends.inTwo(request, upstream, records, records.size() / 2));
    }

    @Breaks(
            rule = {"S2-APPEND-08", "S2-APPEND-25"},
            by = "Stores one of twenty concurrent batches twice.")
    Behaviour s2ConcurrentBatchStoredTwice() {
        return concurrent(
                20, 5, (request, upstream, records) -> upstream.send(request).compose(reply -> upstream.send(request)));
    }

    @Breaks(
            rule = {"S2-APPEND-25", "S2-APPEND-08"},
            by = "Acknowledges one of twenty concurrent batches and loses it.")
    Behaviour s2ConcurrentBatchLost() {
        return concurrent(
                20, 5, (request, upstream, records) -> Appends.acknowledged(request, upstream, records.size()));
    }

    @Breaks(rule = "S2-APPEND-25", by = "Acknowledges every tenth batch without storing it.")
    Behaviour s2EveryTenthBatchLost() {
        return everyTenth((request, upstream, records) -> Appends.acknowledged(request, upstream, records.size()));
    }

    @Breaks(rule = "S2-APPEND-25", by = "Does not show the last batch to the first read after it.")
    Behaviour s2BatchNotYetReadable() {
        Map<String, Long> fresh = new HashMap<>();
        return Behaviour.on(Behaviour.either(Requests::appends, Requests::readsOnce), (request, upstream) -> {
            String stream = Requests.stream(request);
            if (Requests.appends(request)) {
                return upstream.send(request).onSuccess(reply -> {
                    if (reply.ok()) {
                        Json.object(reply.body()).ifPresent(ack -> fresh.put(stream, start(ack)));
                    }
                });
            }
            Long hidden = fresh.remove(stream);
            return upstream.send(request).map(reply -> hidden != null && reply.ok() ? below(reply, hidden) : reply);
        });
    }

    private static long start(ObjectNode ack) {
        return Position.of(ack, Vocabulary.MEMBER_START).seqNum();
    }

    private static Reply below(Reply batch, long hidden) {
        return batch.mapJson(Requests.records(records ->
                records.stream().filter(each -> Records.seqNum(each) < hidden).toList()));
    }

    @Breaks(rule = "S2-APPEND-09", by = "Stores the records before the bad one of a batch that it refuses.")
    Behaviour s2RefusedBatchLeavesItsBeginning() {
        return storingBeginning(422);
    }

    @Breaks(rule = "S2-APPEND-09", by = "Stores the records before the malformed one of a batch that it refuses.")
    Behaviour s2MalformedBatchLeavesItsBeginning() {
        return storingBeginning(400);
    }

    @Breaks(rule = "S2-APPEND-09", by = "Stores a batch although it refuses it for its condition.")
    Behaviour s2FailedConditionStoresBatch() {
        return Appends.refused(412, (request, upstream, refusal) -> upstream.send(
                        Appends.unconditional(request, Appends.records(request)))
                .map(refusal));
    }

    private static Behaviour sorted(Comparator<ObjectNode> order) {
        return Appends.changed(
                records -> records.size() > 1,
                records -> records.stream().sorted(order).toList());
    }

    /** Of the batches that come while another one is under way on the stream, every so many are treated otherwise. */
    private static Behaviour concurrent(int every, int which, Appends.OnBatch fault) {
        Map<String, Integer> open = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        return Behaviour.on(Requests::appends, (request, upstream) -> {
            String stream = Requests.stream(request);
            List<ObjectNode> records = Appends.records(request);
            boolean faulty = open.merge(stream, 1, Integer::sum) > 1
                    && records.size() > 1
                    && counts.merge(stream, 1, Integer::sum) % every == which;
            return (faulty ? fault.answer(request, upstream, records) : upstream.send(request))
                    .onComplete(done -> open.merge(stream, -1, Integer::sum));
        });
    }

    private static Behaviour everyTenth(Appends.OnBatch fault) {
        Map<String, Integer> counts = new HashMap<>();
        return Behaviour.on(
                Requests::appends,
                (request, upstream) -> counts.merge(Requests.stream(request), 1, Integer::sum) % 10 == 0
                        ? fault.answer(request, upstream, Appends.records(request))
                        : upstream.send(request));
    }

    /** A refusal stays what it is, but the records that could be stored before the first bad one are. */
    private static Behaviour storingBeginning(int status) {
        return Appends.refused(status, (request, upstream, refusal) -> {
            List<ObjectNode> records = new ArrayList<>(Appends.records(request));
            return records.size() > 1 && records.size() <= MOST_RECORDS
                    ? upstream.send(Appends.with(request, records.subList(0, 1)))
                            .map(refusal)
                    : Future.succeededFuture(refusal);
        });
    }
}
