// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.stop;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.function.Predicate;

/** What several deviations do to the bounds of a read. */
final class Bounds {
    private Bounds() {}

    /** Longer than "at once". */
    static final long LONG = 3_500;

    static Behaviour firstRecordInSpiteOf(String bound) {
        return Behaviour.then(
                request -> Requests.readsOnce(request) && request.hasParam(bound),
                (request, reply) -> Reads.isEmpty(reply),
                request -> request.withoutParam(bound).withParam(Vocabulary.COUNT, "1"));
    }

    static Predicate<Request> isZero(String bound) {
        return request -> Reads.number(request, bound, -1) == 0;
    }

    static Behaviour without(String bound, Predicate<Request> requests) {
        return Reads.queries(Reads.having(bound).and(requests), request -> request.withoutParam(bound));
    }

    static Behaviour emptyIsRefused(String bound) {
        return Reads.knowingTail(Reads.having(bound), (request, upstream, tail) -> upstream.send(request)
                .map(reply -> Reads.isEmpty(reply) ? tail.refusal() : reply));
    }
}
