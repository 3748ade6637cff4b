// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import java.util.List;

/** S2 reads that are clamped in the wrong way (READ-START-17 to -21). */
public final class StartClampDeviations {
    private StartClampDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-START-17")
                        .by(
                                "s2-clamp-ignored-for-sequence-numbers",
                                "Refuses a clamped read from a sequence number beyond the tail.",
                                () -> withoutClamp(Wire.SEQ_NUM)),
                breaks("S2-READ-START-17")
                        .by(
                                "s2-clamp-reaches-one-record-back",
                                "Starts a clamped read from beyond the tail with the last record.",
                                () -> Reads.knowingTail(
                                        StartClampDeviations::clamped,
                                        (request, upstream, tail) -> upstream.send(
                                                tail.isBefore(request)
                                                        ? Reads.from(request, tail.seqNum() - 1)
                                                        : request))),
                breaks("S2-READ-START-18")
                        .by(
                                "s2-clamp-ignored-for-timestamps",
                                "Refuses a clamped read from a timestamp beyond that of the tail.",
                                () -> withoutClamp(Wire.TIMESTAMP)),
                breaks("S2-READ-START-18")
                        .by(
                                "s2-clamped-read-keeps-its-timestamp",
                                "Leaves records out of a clamped read that are earlier than the timestamp it named.",
                                () -> Behaviour.reply(
                                        request -> Requests.reads(request) && clamped(request), (request, reply) -> {
                                            var least = Reads.number(request, Wire.TIMESTAMP)
                                                    .orElse(0);
                                            var change = Requests.records(records -> records.stream()
                                                    .filter(record -> record.path(Wire.TIMESTAMP)
                                                                    .asLong()
                                                            >= least)
                                                    .toList());
                                            return reply.mapJson(change)
                                                    .mapEvents(event -> List.of(
                                                            event.is(Wire.BATCH) ? event.mapJson(change) : event));
                                        })),
                breaks("S2-READ-START-19")
                        .by(
                                "s2-clamped-read-reads-nothing",
                                "Gives nothing to a clamped read that starts beyond the tail and may not wait.",
                                () -> Reads.refused(
                                        StartClampDeviations::clamped,
                                        416,
                                        (request, reply) -> Reads.nothing(request))),
                breaks("S2-READ-START-20")
                        .by(
                                "s2-clamp-jumps-to-tail",
                                "Starts every clamped read at the tail.",
                                () -> Reads.queries(StartClampDeviations::clamped, request -> Reads.without(
                                                request, Reads.SELECTORS)
                                        .withParam(Wire.TAIL_OFFSET, "0"))),
                breaks("S2-READ-START-20")
                        .by(
                                "s2-clamp-jumps-to-beginning",
                                "Starts every clamped read before the tail at the beginning.",
                                () -> Reads.knowingTail(
                                        StartClampDeviations::clamped,
                                        (request, upstream, tail) -> upstream.send(
                                                tail.isBefore(request) ? request : Reads.from(request, 0)))),
                breaks("S2-READ-START-21")
                        .by(
                                "s2-clamp-is-true-when-named",
                                "Clamps every read that says something about it.",
                                () -> Reads.queries(
                                        Reads.having(Wire.CLAMP),
                                        request -> request.withParam(Wire.CLAMP, "true"))));
    }

    private static boolean clamped(Request request) {
        return request.param(Wire.CLAMP).filter("true"::equals).isPresent();
    }

    private static Behaviour withoutClamp(String selector) {
        return Reads.queries(Reads.having(selector), request -> request.withoutParam(Wire.CLAMP));
    }
}
