// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import java.util.List;

/** S2 reads that are clamped in the wrong way (READ-START-17 to -21). */
final class S2ReadClampDeviations {
    private S2ReadClampDeviations() {}

    static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-START-17")
                        .by(
                                "s2-clamp-ignored-for-sequence-numbers",
                                "Refuses a clamped read from a sequence number beyond the tail.",
                                () -> withoutClamp(S2Wire.SEQ_NUM)),
                breaks("S2-READ-START-17")
                        .by(
                                "s2-clamp-reaches-one-record-back",
                                "Starts a clamped read from beyond the tail with the last record.",
                                () -> S2Reads.knowingTail(
                                        S2ReadClampDeviations::clamped,
                                        (request, upstream, tail) -> upstream.send(
                                                tail.isBefore(request)
                                                        ? S2Reads.from(request, tail.seqNum() - 1)
                                                        : request))),
                breaks("S2-READ-START-18")
                        .by(
                                "s2-clamp-ignored-for-timestamps",
                                "Refuses a clamped read from a timestamp beyond that of the tail.",
                                () -> withoutClamp(S2Wire.TIMESTAMP)),
                breaks("S2-READ-START-18")
                        .by(
                                "s2-clamped-read-keeps-its-timestamp",
                                "Leaves records out of a clamped read that are earlier than the timestamp it named.",
                                () -> Behaviour.reply(
                                        request -> S2Requests.reads(request) && clamped(request), (request, reply) -> {
                                            var least = S2Reads.number(request, S2Wire.TIMESTAMP)
                                                    .orElse(0);
                                            var change = S2Requests.records(records -> records.stream()
                                                    .filter(record -> record.path(S2Wire.TIMESTAMP)
                                                                    .asLong()
                                                            >= least)
                                                    .toList());
                                            return reply.mapJson(change)
                                                    .mapEvents(event -> List.of(
                                                            event.is(S2Wire.BATCH) ? event.mapJson(change) : event));
                                        })),
                breaks("S2-READ-START-19")
                        .by(
                                "s2-clamped-read-reads-nothing",
                                "Gives nothing to a clamped read that starts beyond the tail and may not wait.",
                                () -> S2Reads.refused(
                                        S2ReadClampDeviations::clamped,
                                        416,
                                        (request, reply) -> S2Reads.nothing(request))),
                breaks("S2-READ-START-20")
                        .by(
                                "s2-clamp-jumps-to-tail",
                                "Starts every clamped read at the tail.",
                                () -> S2Reads.queries(S2ReadClampDeviations::clamped, request -> S2Reads.without(
                                                request, S2Reads.SELECTORS)
                                        .withParam(S2Wire.TAIL_OFFSET, "0"))),
                breaks("S2-READ-START-20")
                        .by(
                                "s2-clamp-jumps-to-beginning",
                                "Starts every clamped read before the tail at the beginning.",
                                () -> S2Reads.knowingTail(
                                        S2ReadClampDeviations::clamped,
                                        (request, upstream, tail) -> upstream.send(
                                                tail.isBefore(request) ? request : S2Reads.from(request, 0)))),
                breaks("S2-READ-START-21")
                        .by(
                                "s2-clamp-is-true-when-named",
                                "Clamps every read that says something about it.",
                                () -> S2Reads.queries(
                                        S2Reads.having(S2Wire.CLAMP),
                                        request -> request.withParam(S2Wire.CLAMP, "true"))));
    }

    private static boolean clamped(Request request) {
        return request.param(S2Wire.CLAMP).filter("true"::equals).isPresent();
    }

    private static Behaviour withoutClamp(String selector) {
        return S2Reads.queries(S2Reads.having(selector), request -> request.withoutParam(S2Wire.CLAMP));
    }
}
