// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Cut;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import java.util.List;
import java.util.function.Predicate;

/** S2 reads that stop in the wrong place (READ-STOP-01 to -19 and -27). */
public final class StopDeviations {

    /** Longer than "at once". */
    private static final long LONG = 3_500;

    private StopDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-STOP-01")
                        .by(
                                "s2-count-ignored",
                                "Does not count records.",
                                () -> without(Wire.COUNT, request -> true)),
                breaks("S2-READ-STOP-01")
                        .by(
                                "s2-count-one-more",
                                "Gives one record more than it is asked for.",
                                () -> Reads.shifted(Wire.COUNT, n -> n + 1)),
                breaks("S2-READ-STOP-02")
                        .by(
                                "s2-count-ends-at-block",
                                "Ends a read after fifty records.",
                                () -> Reads.shifted(Wire.COUNT, n -> Math.min(n, 50))),
                breaks("S2-READ-STOP-02")
                        .by(
                                "s2-count-one-less",
                                "Gives one record less than it is asked for.",
                                () -> Reads.shifted(Wire.COUNT, n -> n > 1 ? n - 1 : n)),
                breaks("S2-READ-STOP-03")
                        .by(
                                "s2-read-waits-for-its-count",
                                "Holds an answer back while it has less records than it is asked for.",
                                () -> Behaviour.on(
                                        request -> Requests.readsOnce(request)
                                                && Reads.number(request, Wire.COUNT)
                                                        .isPresent(),
                                        (request, upstream) -> upstream.send(request)
                                                .compose(reply -> size(reply)
                                                                < Reads.number(request, Wire.COUNT)
                                                                        .orElse(0)
                                                        ? upstream.pause(LONG).map(over -> reply)
                                                        : Reads.now(reply)))),
                breaks("S2-READ-STOP-03")
                        .by(
                                "s2-count-beyond-tail-out-of-range",
                                "Refuses a read that asks for more records than there are.",
                                () -> Reads.knowingTail(
                                        Reads.having(Wire.COUNT),
                                        (request, upstream, tail) -> Reads.number(request, Wire.COUNT)
                                                                .orElse(0)
                                                        > tail.seqNum()
                                                ? Reads.now(tail.refusal())
                                                : upstream.send(request))),
                breaks("S2-READ-STOP-04")
                        .by("s2-bytes-ignored", "Does not count bytes.", () -> without(Wire.BYTES, request -> true)),
                breaks("S2-READ-STOP-04")
                        .by(
                                "s2-bytes-counts-bodies",
                                "Counts the bytes of bodies alone.",
                                () -> Cut.bySize(Cut::body)),
                breaks("S2-READ-STOP-05")
                        .by(
                                "s2-headers-cost-nothing-extra",
                                "Leaves 2 for each header out of the size of a record.",
                                () -> Cut.bySize(Cut::withoutHeaderOverhead)),
                breaks("S2-READ-STOP-05")
                        .by(
                                "s2-size-in-characters",
                                "Measures records in characters instead of bytes.",
                                () -> Cut.bySize(Cut::inCharacters)),
                breaks("S2-READ-STOP-05")
                        .by(
                                "s2-size-in-base64",
                                "Measures records as base64 writes them.",
                                () -> Cut.bySize(Cut::inBase64)),
                breaks("S2-READ-STOP-06")
                        .by(
                                "s2-bytes-exclusive",
                                "Leaves a record out that would take exactly what is left of the bytes.",
                                () -> Reads.shifted(Wire.BYTES, n -> n > 0 ? n - 1 : n)),
                breaks("S2-READ-STOP-07")
                        .by(
                                "s2-bytes-skips-large-records",
                                "Gives a smaller record in the place of one that is too large.",
                                Cut::skipping),
                breaks("S2-READ-STOP-08")
                        .by(
                                "s2-first-record-always-given",
                                "Gives the first record although it takes more than the bytes it is asked for.",
                                () -> Behaviour.on(
                                        request -> Requests.readsOnce(request)
                                                && request.param(Wire.BYTES).isPresent(),
                                        (request, upstream) -> upstream.send(request)
                                                .compose(reply -> Reads.isEmpty(reply)
                                                        ? upstream.send(request.withoutParam(Wire.BYTES)
                                                                .withParam(Wire.COUNT, "1"))
                                                        : Reads.now(reply)))),
                breaks("S2-READ-STOP-08")
                        .by(
                                "s2-bytes-below-first-record-out-of-range",
                                "Refuses a read whose first record takes more than the bytes it is asked for.",
                                () -> emptyIsRefused(Wire.BYTES)),
                breaks("S2-READ-STOP-09")
                        .by(
                                "s2-zero-count-is-unlimited",
                                "Takes at most zero records for any number of them.",
                                () -> without(Wire.COUNT, isZero(Wire.COUNT))),
                breaks("S2-READ-STOP-10")
                        .by(
                                "s2-zero-bytes-is-unlimited",
                                "Takes at most zero bytes for any number of them.",
                                () -> without(Wire.BYTES, isZero(Wire.BYTES))),
                breaks("S2-READ-STOP-11")
                        .by(
                                "s2-nothing-at-tail-breaks-server",
                                "Answers a read of nothing from the tail with 500.",
                                () -> Reads.knowingTail(
                                        isZero(Wire.COUNT).or(isZero(Wire.BYTES)),
                                        (request, upstream, tail) -> tail.starts(request)
                                                ? Reads.now(Reads.error(500, "other"))
                                                : upstream.send(request))),
                breaks("S2-READ-STOP-12")
                        .by(
                                "s2-until-inclusive",
                                "Gives records that have the timestamp a read ends at.",
                                () -> Reads.shifted(Wire.UNTIL, t -> t + 1)),
                breaks("S2-READ-STOP-12")
                        .by(
                                "s2-until-ignored",
                                "Does not look at the timestamp a read ends at.",
                                () -> without(Wire.UNTIL, request -> true)),
                breaks("S2-READ-STOP-13")
                        .by(
                                "s2-until-one-early",
                                "Leaves the records of the last millisecond out.",
                                () -> Reads.shifted(Wire.UNTIL, t -> t > 0 ? t - 1 : t)),
                breaks("S2-READ-STOP-13")
                        .by(
                                "s2-until-drops-last-record",
                                "Leaves the last record before the end of a read out.",
                                () -> Behaviour.reply(
                                        request -> Requests.readsOnce(request)
                                                && request.param(Wire.UNTIL).isPresent(),
                                        reply -> reply.mapJson(Requests.records(
                                                records -> records.subList(0, Math.max(0, records.size() - 1)))))),
                breaks("S2-READ-STOP-14")
                        .by(
                                "s2-until-before-first-record-out-of-range",
                                "Refuses a read that ends before its first record.",
                                () -> emptyIsRefused(Wire.UNTIL)),
                breaks("S2-READ-STOP-14")
                        .by(
                                "s2-until-before-first-record-gives-it",
                                "Gives the first record to a read that ends before it.",
                                () -> Behaviour.on(
                                        request -> Requests.readsOnce(request)
                                                && request.param(Wire.UNTIL).isPresent(),
                                        (request, upstream) -> upstream.send(request)
                                                .compose(reply -> Reads.isEmpty(reply)
                                                        ? upstream.send(request.withoutParam(Wire.UNTIL)
                                                                .withParam(Wire.COUNT, "1"))
                                                        : Reads.now(reply)))),
                breaks("S2-READ-STOP-15")
                        .by(
                                "s2-until-keeps-session-open",
                                "Keeps a session open until the clock reaches its end.",
                                () -> Behaviour.reply(Reads.having(Wire.UNTIL), Reply::heldOpen)),
                breaks("S2-READ-STOP-15")
                        .by(
                                "s2-until-makes-read-wait",
                                "Waits for further records while the end of a read has not been reached.",
                                () -> Behaviour.on(
                                        request -> Requests.readsOnce(request)
                                                && request.param(Wire.UNTIL).isPresent(),
                                        (request, upstream) ->
                                                upstream.pause(LONG).compose(over -> upstream.send(request)))),
                breaks("S2-READ-STOP-16")
                        .by(
                                "s2-clock-past-until-is-an-error",
                                "Ends a session with an error when the clock passes its end.",
                                () -> Behaviour.reply(Reads.having(Wire.UNTIL), reply -> reply.mapEvents(
                                                event -> event.data().equals("[DONE]") ? List.of() : List.of(event))
                                        .followedBy(Event.of(
                                                Wire.ERROR, "{\"code\":\"other\",\"message\":\"Too late.\"}")))),
                breaks("S2-READ-STOP-17")
                        .by(
                                "s2-count-wins-over-bytes",
                                "Does not count bytes when it counts records.",
                                () -> without(Wire.BYTES, Reads.having(Wire.COUNT))),
                breaks("S2-READ-STOP-17")
                        .by(
                                "s2-bytes-win-over-count",
                                "Does not count records when it counts bytes.",
                                () -> without(Wire.COUNT, Reads.having(Wire.BYTES))),
                breaks("S2-READ-STOP-18")
                        .by(
                                "s2-count-wins-over-until",
                                "Does not look at timestamps when it counts records.",
                                () -> without(Wire.UNTIL, Reads.having(Wire.COUNT))),
                breaks("S2-READ-STOP-18")
                        .by(
                                "s2-until-wins-over-count",
                                "Does not count records when it looks at timestamps.",
                                () -> without(Wire.COUNT, Reads.having(Wire.UNTIL))),
                breaks("S2-READ-STOP-19")
                        .by(
                                "s2-bytes-win-over-until",
                                "Does not look at timestamps when it counts bytes.",
                                () -> without(Wire.UNTIL, Reads.having(Wire.BYTES))),
                breaks("S2-READ-STOP-19")
                        .by(
                                "s2-until-wins-over-bytes",
                                "Does not count bytes when it looks at timestamps.",
                                () -> without(Wire.BYTES, Reads.having(Wire.UNTIL))),
                breaks("S2-READ-STOP-27")
                        .by(
                                "s2-commands-hidden",
                                "Leaves command records out of what is read.",
                                () -> Behaviours.batches(Requests.records(records -> records.stream()
                                        .filter(record -> !isCommand(record))
                                        .toList()))),
                breaks("S2-READ-STOP-27")
                        .by(
                                "s2-commands-cost-nothing",
                                "Does not count command records.",
                                () -> Reads.knowingFirst(
                                        request -> Reads.number(request, Wire.COUNT)
                                                .isPresent(),
                                        (request, upstream, first) -> upstream.send(
                                                isCommand((ObjectNode) first)
                                                        ? request.mapParam(
                                                                Wire.COUNT,
                                                                count -> String.valueOf(Long.parseLong(count) + 1))
                                                        : request))));
    }

    private static boolean isCommand(ObjectNode record) {
        return record.path(Wire.HEADERS).size() == 1
                && record.path(Wire.HEADERS).path(0).path(0).asText().isEmpty();
    }

    private static Predicate<Request> isZero(String bound) {
        return request -> Reads.number(request, bound).orElse(-1) == 0;
    }

    private static Behaviour without(String bound, Predicate<Request> requests) {
        return Reads.queries(Reads.having(bound).and(requests), request -> request.withoutParam(bound));
    }

    private static Behaviour emptyIsRefused(String bound) {
        return Reads.knowingTail(Reads.having(bound), (request, upstream, tail) -> upstream.send(request)
                .map(reply -> Reads.isEmpty(reply) ? tail.refusal() : reply));
    }

    private static int size(Reply reply) {
        return Json.object(reply.body())
                .map(batch -> batch.path(Wire.RECORDS).size())
                .orElse(Integer.MAX_VALUE);
    }
}
