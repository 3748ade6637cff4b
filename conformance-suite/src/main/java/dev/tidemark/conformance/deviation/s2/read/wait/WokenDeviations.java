// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.wait;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Waits;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;

/** S2 unary reads that are woken in the wrong way. */
final class WokenDeviations {
    @Breaks(
            rule = {"S2-READ-WAIT-03", "S2-READ-WAIT-07", "S2-READ-WAIT-20"},
            by = "Looks for records only when the wait of a unary read is over.")
    Behaviour s2AppendWakesNobody() {
        return Behaviour.on(UnaryWaits.WAITS, (request, upstream) -> upstream.pause(
                        Math.min(Waits.wait(request) * 1_000, 2 * UnaryWaits.STALL_MILLIS))
                .compose(over -> UnaryWaits.atOnce(request, upstream)));
    }

    @Breaks(
            rule = "S2-READ-WAIT-20",
            by = "Gathers more records for a while before it answers a unary read that waited.")
    Behaviour s2ArrivalWithheld() {
        return Behaviour.on(UnaryWaits.WAITS, (request, upstream) -> upstream.send(request)
                .compose(reply -> UnaryWaits.isEmpty(reply)
                        ? Future.succeededFuture(reply)
                        : upstream.pause(UnaryWaits.STALL_MILLIS).map(reply)));
    }

    @Breaks(rule = "S2-READ-WAIT-21", by = "Returns the whole append to a unary read that waited for fewer records.")
    Behaviour s2WaitingReadExceedsCount() {
        return Behaviour.request(UnaryWaits.WAITS, request -> request.withoutParam(Vocabulary.COUNT));
    }

    @Breaks(rule = "S2-READ-WAIT-22", by = "Returns records at or after until to a unary read that waited.")
    Behaviour s2WaitingReadExceedsUntil() {
        return Behaviour.request(UnaryWaits.WAITS, request -> request.withoutParam(Vocabulary.UNTIL));
    }

    @Breaks(
            rule = {"S2-READ-WAIT-23", "S2-READ-WAIT-28"},
            by = "Ignores the bounds of a unary read that waits.")
    Behaviour s2WaitingReadHasNoBounds() {
        return Behaviour.request(UnaryWaits.WAITS, request -> request.withoutParam(Vocabulary.COUNT)
                .withoutParam(Vocabulary.BYTES)
                .withoutParam(Vocabulary.UNTIL));
    }

    @Breaks(rule = "S2-READ-WAIT-24", by = "Wakes one of the unary reads that wait on a stream, and the others later.")
    Behaviour s2AppendWakesOneReader() {
        Set<String> woken = new HashSet<>();
        return Behaviour.on(UnaryWaits.WAITS, (request, upstream) -> upstream.send(request)
                .compose(reply -> UnaryWaits.isEmpty(reply) || woken.add(Requests.stream(request))
                        ? Future.succeededFuture(reply)
                        : upstream.pause(UnaryWaits.STALL_MILLIS).map(reply)));
    }

    @Breaks(rule = "S2-READ-WAIT-28", by = "Gives a record to a unary read that waits and wants none.")
    Behaviour s2ZeroCountCountsAsOne() {
        return Behaviour.request(
                request -> UnaryWaits.WAITS.test(request) && request.hasParam(Vocabulary.COUNT, "0"::equals),
                request -> request.withoutParam(Vocabulary.COUNT).withParam(Vocabulary.TAIL_OFFSET, "1"));
    }
}
