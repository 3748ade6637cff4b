// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.start;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Tail;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.s2.model.Vocabulary;

/** S2 reads that count from the tail and begin with another record than they have to. */
final class TailOffsetDeviations {
    @Breaks(rule = "S2-READ-START-07", by = "Starts a read one record nearer to the tail than it asks for.")
    Behaviour s2TailOffsetOneShort() {
        return Reads.shifted(Vocabulary.TAIL_OFFSET, k -> k > 0 ? k - 1 : k);
    }

    @Breaks(rule = "S2-READ-START-07", by = "Starts a read one record farther from the tail than it asks for.")
    Behaviour s2TailOffsetOneFar() {
        return Reads.shifted(Vocabulary.TAIL_OFFSET, k -> k > 0 ? k + 1 : k);
    }

    @Breaks(rule = "S2-READ-START-08", by = "Refuses a read that would start before the first record as out of range.")
    Behaviour s2TailOffsetUnderflows() {
        return Reads.knowingTail(
                Reads.having(Vocabulary.TAIL_OFFSET),
                (request, upstream, tail) ->
                        reachesBack(request, tail) ? Reads.now(tail.refusal()) : upstream.send(request));
    }

    @Breaks(rule = "S2-READ-START-08", by = "Gives nothing to a read that would start before the first record.")
    Behaviour s2TailOffsetUnderflowReadsNothing() {
        return Reads.knowingTail(
                Reads.having(Vocabulary.TAIL_OFFSET),
                (request, upstream, tail) ->
                        reachesBack(request, tail) ? Reads.now(Reads.nothing(request)) : upstream.send(request));
    }

    @Breaks(rule = "S2-READ-START-09", by = "Takes zero records before the tail for the last record.")
    Behaviour s2ZeroTailOffsetIsLastRecord() {
        return Reads.shifted(Vocabulary.TAIL_OFFSET, k -> Math.max(1, k));
    }

    @Breaks(
            rule = "S2-READ-START-09",
            by = "Takes zero records before the tail for no start, and that for the beginning.")
    Behaviour s2ZeroTailOffsetIsBeginning() {
        return Reads.queries(
                request -> Reads.number(request, Vocabulary.TAIL_OFFSET, -1) == 0, request -> Reads.from(request, 0));
    }

    @Breaks(rule = "S2-READ-START-10", by = "Starts a read that names no start at the beginning of the stream.")
    Behaviour s2DefaultStartIsBeginning() {
        return Reads.queries(TailOffsetDeviations::namesNoStart, request -> Reads.from(request, 0));
    }

    @Breaks(rule = "S2-READ-START-10", by = "Refuses a read that names no start.")
    Behaviour s2DefaultStartIsRequired() {
        return Behaviour.instead(
                request -> Requests.reads(request) && namesNoStart(request), request -> Reads.error(Refusal.BAD_QUERY));
    }

    private static boolean namesNoStart(Request request) {
        return Reads.SELECTORS.stream()
                .allMatch(selector -> request.param(selector).isEmpty());
    }

    private static boolean reachesBack(Request request, Tail tail) {
        return Reads.number(request, Vocabulary.TAIL_OFFSET, 0) > tail.seqNum();
    }
}
