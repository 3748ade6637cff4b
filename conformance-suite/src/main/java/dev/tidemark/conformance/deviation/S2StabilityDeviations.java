// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** S2 reads that do not see what was acknowledged, or see it changed (READ-START-39 and -40). */
final class S2StabilityDeviations {

    /** How many records make a stream so long that its first ones change. */
    private static final int MANY = 500;

    private S2StabilityDeviations() {}

    static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-START-39")
                        .by(
                                "s2-first-read-after-append-is-stale",
                                "Does not see a record in the first read after its acknowledgement.",
                                () -> new Stale(1)),
                breaks("S2-READ-START-39")
                        .by(
                                "s2-hundredth-append-is-seen-late",
                                "Does not see every hundredth record in the first read after its acknowledgement.",
                                () -> new Stale(100)),
                breaks("S2-READ-START-40")
                        .by(
                                "s2-record-changes-with-age",
                                "Gives the first records other timestamps when many others have followed.",
                                () -> S2Reads.knowingTail(
                                        request -> true, (request, upstream, tail) -> upstream.send(request)
                                                .map(reply -> tail.seqNum() < MANY ? reply : restamped(reply)))),
                breaks("S2-READ-START-40")
                        .by(
                                "s2-reconfiguration-changes-records",
                                "Gives stored records other timestamps when the stream is reconfigured.",
                                Restamping::new));
    }

    private static Reply restamped(Reply reply) {
        return reply.mapJson(S2Requests.eachRecord(record ->
                record.put(S2Wire.TIMESTAMP, record.path(S2Wire.TIMESTAMP).asLong() + 1)));
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
            return S2Requests.appends(head) || S2Requests.readsOnce(head);
        }

        @Override
        public Future<Reply> answer(Request request, Upstream upstream) {
            var fresh = unseen.computeIfAbsent(S2Requests.stream(request), stream -> new HashSet<>());
            if (S2Requests.appends(request)) {
                return upstream.send(request).onSuccess(reply -> Json.object(reply.body())
                        .filter(ack -> reply.ok() && ++appends % every == 0)
                        .ifPresent(ack -> fresh.add(
                                ack.path(S2Wire.START).path(S2Wire.SEQ_NUM).asLong())));
            }
            var start = S2Reads.number(request, S2Wire.SEQ_NUM).orElse(-1);
            return fresh.remove(start) ? S2Reads.now(new S2Tail(start, 0).refusal()) : upstream.send(request);
        }
    }

    private static final class Restamping implements Behaviour {
        private final Set<String> reconfigured = new HashSet<>();

        @Override
        public boolean concerns(Request head) {
            return S2Requests.reconfiguresStream(head) || S2Requests.reads(head);
        }

        @Override
        public Future<Reply> answer(Request request, Upstream upstream) {
            var stream = S2Requests.stream(request);
            if (S2Requests.reconfiguresStream(request)) {
                reconfigured.add(stream);
            }
            return upstream.send(request)
                    .map(reply ->
                            S2Requests.reads(request) && reconfigured.contains(stream) ? restamped(reply) : reply);
        }
    }
}
