// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.stop;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;

/** S2 reads that do not stop after as many records as they ask for. */
final class CountDeviations {
    @Breaks(rule = "S2-READ-STOP-01", by = "Does not count records.")
    Behaviour s2CountIgnored() {
        return Bounds.without(Vocabulary.COUNT, request -> true);
    }

    @Breaks(rule = "S2-READ-STOP-01", by = "Gives one record more than it is asked for.")
    Behaviour s2CountOneMore() {
        return Reads.shifted(Vocabulary.COUNT, n -> n + 1);
    }

    @Breaks(rule = "S2-READ-STOP-02", by = "Ends a read after fifty records.")
    Behaviour s2CountEndsAtBlock() {
        return Reads.shifted(Vocabulary.COUNT, n -> Math.min(n, 50));
    }

    @Breaks(rule = "S2-READ-STOP-02", by = "Gives one record less than it is asked for.")
    Behaviour s2CountOneLess() {
        return Reads.shifted(Vocabulary.COUNT, n -> n > 1 ? n - 1 : n);
    }

    @Breaks(rule = "S2-READ-STOP-03", by = "Holds an answer back while it has less records than it is asked for.")
    Behaviour s2ReadWaitsForItsCount() {
        return Behaviour.on(
                request -> Requests.readsOnce(request)
                        && Reads.number(request, Vocabulary.COUNT).isPresent(),
                (request, upstream) -> upstream.send(request).compose(reply -> {
                    if (size(reply) < Reads.number(request, Vocabulary.COUNT, 0)) {
                        return upstream.pause(Bounds.LONG).map(over -> reply);
                    }
                    return Reads.now(reply);
                }));
    }

    @Breaks(rule = "S2-READ-STOP-03", by = "Refuses a read that asks for more records than there are.")
    Behaviour s2CountBeyondTailOutOfRange() {
        return Reads.knowingTail(Reads.having(Vocabulary.COUNT), (request, upstream, tail) -> {
            if (Reads.number(request, Vocabulary.COUNT, 0) > tail.seqNum()) {
                return Reads.now(tail.refusal());
            }
            return upstream.send(request);
        });
    }

    @Breaks(rule = "S2-READ-STOP-09", by = "Takes at most zero records for any number of them.")
    Behaviour s2ZeroCountIsUnlimited() {
        return Bounds.without(Vocabulary.COUNT, Bounds.isZero(Vocabulary.COUNT));
    }

    private static int size(Reply reply) {
        return Json.object(reply.body())
                .map(batch -> batch.path(Vocabulary.MEMBER_RECORDS).size())
                .orElse(Integer.MAX_VALUE);
    }
}
