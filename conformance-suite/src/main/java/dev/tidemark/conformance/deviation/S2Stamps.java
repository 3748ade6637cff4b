// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Shows records with other timestamps than the stored ones, to whoever reads them and to whoever appended them. */
final class S2Stamps implements Behaviour {

    /** A record as it was appended. */
    record Appended(ObjectNode record, int place, String mode, long now, long largest) {

        OptionalLong sent() {
            JsonNode timestamp = record.path(S2Wire.TIMESTAMP);
            return timestamp.isIntegralNumber() ? OptionalLong.of(timestamp.asLong()) : OptionalLong.empty();
        }

        boolean isAhead() {
            return sent().orElse(0) > now;
        }
    }

    /** The timestamp that is shown for a record; empty for the stored one. */
    @FunctionalInterface
    interface Shown {
        OptionalLong timestamp(Appended record);
    }

    private final Shown shown;
    private final S2Modes modes = new S2Modes();
    private final Map<String, Map<Long, Long>> timestamps = new HashMap<>();

    private S2Stamps(Shown shown) {
        this.shown = shown;
    }

    static Behaviour shown(Shown shown) {
        return new S2Stamps(shown);
    }

    @Override
    public boolean concerns(Request head) {
        return S2Modes.concerns(head) || S2Requests.appends(head) || S2Requests.readsOnce(head);
    }

    @Override
    public Future<Reply> answer(Request request, Upstream upstream) {
        modes.see(request);
        Map<Long, Long> known = timestamps.computeIfAbsent(S2Requests.stream(request), s -> new HashMap<>());
        if (S2Requests.appends(request)) {
            return upstream.send(request)
                    .map(reply -> reply.ok() ? reply.mapJson(ack -> acknowledged(request, ack, known)) : reply);
        }
        return S2Requests.readsOnce(request)
                ? upstream.send(request)
                        .map(reply -> reply.mapJson(S2Requests.eachRecord(
                                record -> record.put(S2Wire.TIMESTAMP, timestamp(record, known)))))
                : upstream.send(request);
    }

    private static long timestamp(JsonNode position, Map<Long, Long> known) {
        return known.getOrDefault(
                position.path(S2Wire.SEQ_NUM).asLong(),
                position.path(S2Wire.TIMESTAMP).asLong());
    }

    private ObjectNode acknowledged(Request request, ObjectNode ack, Map<Long, Long> known) {
        List<ObjectNode> records = S2Appends.records(request);
        S2Position start = S2Position.of(ack, S2Wire.START);
        S2Position end = S2Position.of(ack, S2Wire.END);
        for (int i = 0; i < records.size(); i++) {
            long seqNum = start.seqNum() + i;
            long largest = known.getOrDefault(-1L, 0L);
            Appended record = new Appended(records.get(i), i, modes.of(request), System.currentTimeMillis(), largest);
            shown.timestamp(record).ifPresent(other -> known.put(seqNum, other));
            known.put(
                    -1L,
                    Math.max(largest, known.getOrDefault(seqNum, record.sent().orElse(record.now()))));
        }
        ObjectNode first =
                start.at(known.getOrDefault(start.seqNum(), start.timestamp())).in(ack, S2Wire.START);
        return end.at(known.getOrDefault(end.seqNum() - 1, end.timestamp())).in(first, S2Wire.END);
    }
}
