// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.start;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Records;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Tail;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** S2 reads that do not see what was acknowledged, or see it changed. */
final class StabilityDeviations {
    /** How many records make a stream so long that its first ones change. */
    private static final int MANY = 500;

    @Breaks(rule = "S2-READ-START-39", by = "Does not see a record in the first read after its acknowledgement.")
    Behaviour s2FirstReadAfterAppendIsStale() {
        return new Stale(1);
    }

    @Breaks(
            rule = "S2-READ-START-39",
            by = "Does not see every hundredth record in the first read after its acknowledgement.")
    Behaviour s2HundredthAppendIsSeenLate() {
        return new Stale(100);
    }

    @Breaks(rule = "S2-READ-START-40", by = "Gives the first records other timestamps when many others have followed.")
    Behaviour s2RecordChangesWithAge() {
        return Reads.knowingTail(request -> true, (request, upstream, tail) -> upstream.send(request)
                .map(reply -> tail.seqNum() < MANY ? reply : restamped(reply)));
    }

    @Breaks(rule = "S2-READ-START-40", by = "Gives stored records other timestamps when the stream is reconfigured.")
    Behaviour s2ReconfigurationChangesRecords() {
        return new Restamping();
    }

    private static Reply restamped(Reply reply) {
        return reply.mapJson(
                Requests.eachRecord(record -> record.put(Vocabulary.TIMESTAMP, Records.timestamp(record) + 1)));
    }

    /** Answers the first read from a new record as if it were not there yet. */
    private static final class Stale implements Behaviour {
        private final int every;
        private final Map<String, Set<Long>> unseen = new HashMap<>();
        private int appends;

        private Stale(int every) {
            this.every = every;
        }

        @Override
        public boolean concerns(Request head) {
            return Requests.appends(head) || Requests.readsOnce(head);
        }

        @Override
        public Future<Reply> answer(Request request, Upstream upstream) {
            var fresh = unseen.computeIfAbsent(Requests.stream(request), stream -> new HashSet<>());
            if (Requests.appends(request)) {
                return upstream.send(request).onSuccess(reply -> Json.object(reply.body())
                        .filter(ack -> reply.ok() && ++appends % every == 0)
                        .ifPresent(ack -> fresh.add(Records.seqNum(ack.path(Vocabulary.MEMBER_START)))));
            }
            var start = Reads.number(request, Vocabulary.SEQ_NUM, -1);
            return fresh.remove(start) ? Reads.now(new Tail(start, 0).refusal()) : upstream.send(request);
        }
    }

    private static final class Restamping implements Behaviour {
        private final Set<String> reconfigured = new HashSet<>();

        @Override
        public boolean concerns(Request head) {
            return Requests.reconfiguresStream(head) || Requests.reads(head);
        }

        @Override
        public Future<Reply> answer(Request request, Upstream upstream) {
            var stream = Requests.stream(request);
            if (Requests.reconfiguresStream(request)) {
                reconfigured.add(stream);
            }
            return upstream.send(request)
                    .map(reply -> Requests.reads(request) && reconfigured.contains(stream) ? restamped(reply) : reply);
        }
    }
}
