// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Shows records with other timestamps than the stored ones, to whoever reads them and to whoever appended them. */
public final class Stamps implements Behaviour {

    /** A record as it was appended. */
    public record Appended(ObjectNode record, int place, String mode, long now, long largest) {

        public OptionalLong sent() {
            JsonNode timestamp = record.path(Vocabulary.TIMESTAMP);
            return timestamp.isIntegralNumber() ? OptionalLong.of(timestamp.asLong()) : OptionalLong.empty();
        }

        public boolean isAhead() {
            return sent().orElse(0) > now;
        }
    }

    /** The timestamp that is shown for a record; empty for the stored one. */
    @FunctionalInterface
    public interface Shown {
        OptionalLong timestamp(Appended record);
    }

    private final Shown shown;
    private final Modes modes = new Modes();
    private final Map<String, Map<Long, Long>> timestamps = new HashMap<>();

    private Stamps(Shown shown) {
        this.shown = shown;
    }

    public static Behaviour shown(Shown shown) {
        return new Stamps(shown);
    }

    @Override
    public boolean concerns(Request head) {
        return Modes.concerns(head) || Requests.appends(head) || Requests.readsOnce(head);
    }

    @Override
    public Future<Reply> answer(Request request, Upstream upstream) {
        modes.see(request);
        Map<Long, Long> known = timestamps.computeIfAbsent(Requests.stream(request), s -> new HashMap<>());
        if (Requests.appends(request)) {
            return upstream.send(request)
                    .map(reply -> reply.ok() ? reply.mapJson(ack -> acknowledged(request, ack, known)) : reply);
        }
        if (!Requests.readsOnce(request)) {
            return upstream.send(request);
        }
        UnaryOperator<ObjectNode> stamped = Requests.eachRecord(record -> Records.at(record, timestamp(record, known)));
        return upstream.send(request).map(reply -> reply.mapJson(stamped));
    }

    private static long timestamp(JsonNode position, Map<Long, Long> known) {
        return known.getOrDefault(Records.seqNum(position), Records.timestamp(position));
    }

    private ObjectNode acknowledged(Request request, ObjectNode ack, Map<Long, Long> known) {
        List<ObjectNode> records = Appends.records(request);
        Position start = Position.of(ack, Vocabulary.MEMBER_START);
        Position end = Position.of(ack, Vocabulary.MEMBER_END);
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
                start.at(known.getOrDefault(start.seqNum(), start.timestamp())).in(ack, Vocabulary.MEMBER_START);
        return end.at(known.getOrDefault(end.seqNum() - 1, end.timestamp())).in(first, Vocabulary.MEMBER_END);
    }
}
