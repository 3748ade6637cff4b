// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;

/** S2 reads that stop in the wrong place (READ-STOP-01 to -19 and -27). */
final class S2ReadStopDeviations {

    /** Longer than "at once". */
    private static final long LONG = 3_500;

    private S2ReadStopDeviations() {}

    static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-STOP-01")
                        .by(
                                "s2-count-ignored",
                                "Does not count records.",
                                () -> without(S2Wire.COUNT, request -> true)),
                breaks("S2-READ-STOP-01")
                        .by(
                                "s2-count-one-more",
                                "Gives one record more than it is asked for.",
                                () -> S2Reads.shifted(S2Wire.COUNT, n -> n + 1)),
                breaks("S2-READ-STOP-02")
                        .by(
                                "s2-count-ends-at-block",
                                "Ends a read after fifty records.",
                                () -> S2Reads.shifted(S2Wire.COUNT, n -> Math.min(n, 50))),
                breaks("S2-READ-STOP-02")
                        .by(
                                "s2-count-one-less",
                                "Gives one record less than it is asked for.",
                                () -> S2Reads.shifted(S2Wire.COUNT, n -> n > 1 ? n - 1 : n)),
                breaks("S2-READ-STOP-03")
                        .by(
                                "s2-read-waits-for-its-count",
                                "Holds an answer back while it has less records than it is asked for.",
                                () -> Behaviour.on(
                                        request -> S2Requests.readsOnce(request)
                                                && S2Reads.number(request, S2Wire.COUNT)
                                                        .isPresent(),
                                        (request, upstream) -> upstream.send(request)
                                                .compose(reply -> size(reply)
                                                                < S2Reads.number(request, S2Wire.COUNT)
                                                                        .orElse(0)
                                                        ? upstream.pause(LONG).map(over -> reply)
                                                        : S2Reads.now(reply)))),
                breaks("S2-READ-STOP-03")
                        .by(
                                "s2-count-beyond-tail-out-of-range",
                                "Refuses a read that asks for more records than there are.",
                                () -> S2Reads.knowingTail(
                                        S2Reads.having(S2Wire.COUNT),
                                        (request, upstream, tail) -> S2Reads.number(request, S2Wire.COUNT)
                                                                .orElse(0)
                                                        > tail.seqNum()
                                                ? S2Reads.now(tail.refusal())
                                                : upstream.send(request))),
                breaks("S2-READ-STOP-04")
                        .by("s2-bytes-ignored", "Does not count bytes.", () -> without(S2Wire.BYTES, request -> true)),
                breaks("S2-READ-STOP-04")
                        .by(
                                "s2-bytes-counts-bodies",
                                "Counts the bytes of bodies alone.",
                                () -> S2Cut.bySize(S2Cut::body)),
                breaks("S2-READ-STOP-05")
                        .by(
                                "s2-headers-cost-nothing-extra",
                                "Leaves 2 for each header out of the size of a record.",
                                () -> S2Cut.bySize(S2Cut::withoutHeaderOverhead)),
                breaks("S2-READ-STOP-05")
                        .by(
                                "s2-size-in-characters",
                                "Measures records in characters instead of bytes.",
                                () -> S2Cut.bySize(S2Cut::inCharacters)),
                breaks("S2-READ-STOP-05")
                        .by(
                                "s2-size-in-base64",
                                "Measures records as base64 writes them.",
                                () -> S2Cut.bySize(S2Cut::inBase64)),
                breaks("S2-READ-STOP-06")
                        .by(
                                "s2-bytes-exclusive",
                                "Leaves a record out that would take exactly what is left of the bytes.",
                                () -> S2Reads.shifted(S2Wire.BYTES, n -> n > 0 ? n - 1 : n)),
                breaks("S2-READ-STOP-07")
                        .by(
                                "s2-bytes-skips-large-records",
                                "Gives a smaller record in the place of one that is too large.",
                                S2Cut::skipping),
                breaks("S2-READ-STOP-08")
                        .by(
                                "s2-first-record-always-given",
                                "Gives the first record although it takes more than the bytes it is asked for.",
                                () -> Behaviour.on(
                                        request -> S2Requests.readsOnce(request)
                                                && request.param(S2Wire.BYTES).isPresent(),
                                        (request, upstream) -> upstream.send(request)
                                                .compose(reply -> S2Reads.isEmpty(reply)
                                                        ? upstream.send(request.withoutParam(S2Wire.BYTES)
                                                                .withParam(S2Wire.COUNT, "1"))
                                                        : S2Reads.now(reply)))),
                breaks("S2-READ-STOP-08")
                        .by(
                                "s2-bytes-below-first-record-out-of-range",
                                "Refuses a read whose first record takes more than the bytes it is asked for.",
                                () -> emptyIsRefused(S2Wire.BYTES)),
                breaks("S2-READ-STOP-09")
                        .by(
                                "s2-zero-count-is-unlimited",
                                "Takes at most zero records for any number of them.",
                                () -> without(S2Wire.COUNT, isZero(S2Wire.COUNT))),
                breaks("S2-READ-STOP-10")
                        .by(
                                "s2-zero-bytes-is-unlimited",
                                "Takes at most zero bytes for any number of them.",
                                () -> without(S2Wire.BYTES, isZero(S2Wire.BYTES))),
                breaks("S2-READ-STOP-11")
                        .by(
                                "s2-nothing-at-tail-breaks-server",
                                "Answers a read of nothing from the tail with 500.",
                                () -> S2Reads.knowingTail(
                                        isZero(S2Wire.COUNT).or(isZero(S2Wire.BYTES)),
                                        (request, upstream, tail) -> tail.starts(request)
                                                ? S2Reads.now(S2Reads.error(500, "other"))
                                                : upstream.send(request))),
                breaks("S2-READ-STOP-12")
                        .by(
                                "s2-until-inclusive",
                                "Gives records that have the timestamp a read ends at.",
                                () -> S2Reads.shifted(S2Wire.UNTIL, t -> t + 1)),
                breaks("S2-READ-STOP-12")
                        .by(
                                "s2-until-ignored",
                                "Does not look at the timestamp a read ends at.",
                                () -> without(S2Wire.UNTIL, request -> true)),
                breaks("S2-READ-STOP-13")
                        .by(
                                "s2-until-one-early",
                                "Leaves the records of the last millisecond out.",
                                () -> S2Reads.shifted(S2Wire.UNTIL, t -> t > 0 ? t - 1 : t)),
                breaks("S2-READ-STOP-13")
                        .by(
                                "s2-until-drops-last-record",
                                "Leaves the last record before the end of a read out.",
                                () -> Behaviour.reply(
                                        request -> S2Requests.readsOnce(request)
                                                && request.param(S2Wire.UNTIL).isPresent(),
                                        reply -> reply.mapJson(S2Requests.records(
                                                records -> records.subList(0, Math.max(0, records.size() - 1)))))),
                breaks("S2-READ-STOP-14")
                        .by(
                                "s2-until-before-first-record-out-of-range",
                                "Refuses a read that ends before its first record.",
                                () -> emptyIsRefused(S2Wire.UNTIL)),
                breaks("S2-READ-STOP-14")
                        .by(
                                "s2-until-before-first-record-gives-it",
                                "Gives the first record to a read that ends before it.",
                                () -> Behaviour.on(
                                        request -> S2Requests.readsOnce(request)
                                                && request.param(S2Wire.UNTIL).isPresent(),
                                        (request, upstream) -> upstream.send(request)
                                                .compose(reply -> S2Reads.isEmpty(reply)
                                                        ? upstream.send(request.withoutParam(S2Wire.UNTIL)
                                                                .withParam(S2Wire.COUNT, "1"))
                                                        : S2Reads.now(reply)))),
                breaks("S2-READ-STOP-15")
                        .by(
                                "s2-until-keeps-session-open",
                                "Keeps a session open until the clock reaches its end.",
                                () -> Behaviour.reply(S2Reads.having(S2Wire.UNTIL), Reply::heldOpen)),
                breaks("S2-READ-STOP-15")
                        .by(
                                "s2-until-makes-read-wait",
                                "Waits for further records while the end of a read has not been reached.",
                                () -> Behaviour.on(
                                        request -> S2Requests.readsOnce(request)
                                                && request.param(S2Wire.UNTIL).isPresent(),
                                        (request, upstream) ->
                                                upstream.pause(LONG).compose(over -> upstream.send(request)))),
                breaks("S2-READ-STOP-16")
                        .by(
                                "s2-clock-past-until-is-an-error",
                                "Ends a session with an error when the clock passes its end.",
                                () -> Behaviour.reply(S2Reads.having(S2Wire.UNTIL), reply -> reply.mapEvents(
                                                event -> event.data().equals("[DONE]") ? List.of() : List.of(event))
                                        .followedBy(Event.of(
                                                S2Wire.ERROR, "{\"code\":\"other\",\"message\":\"Too late.\"}")))),
                breaks("S2-READ-STOP-17")
                        .by(
                                "s2-count-wins-over-bytes",
                                "Does not count bytes when it counts records.",
                                () -> without(S2Wire.BYTES, S2Reads.having(S2Wire.COUNT))),
                breaks("S2-READ-STOP-17")
                        .by(
                                "s2-bytes-win-over-count",
                                "Does not count records when it counts bytes.",
                                () -> without(S2Wire.COUNT, S2Reads.having(S2Wire.BYTES))),
                breaks("S2-READ-STOP-18")
                        .by(
                                "s2-count-wins-over-until",
                                "Does not look at timestamps when it counts records.",
                                () -> without(S2Wire.UNTIL, S2Reads.having(S2Wire.COUNT))),
                breaks("S2-READ-STOP-18")
                        .by(
                                "s2-until-wins-over-count",
                                "Does not count records when it looks at timestamps.",
                                () -> without(S2Wire.COUNT, S2Reads.having(S2Wire.UNTIL))),
                breaks("S2-READ-STOP-19")
                        .by(
                                "s2-bytes-win-over-until",
                                "Does not look at timestamps when it counts bytes.",
                                () -> without(S2Wire.UNTIL, S2Reads.having(S2Wire.BYTES))),
                breaks("S2-READ-STOP-19")
                        .by(
                                "s2-until-wins-over-bytes",
                                "Does not count bytes when it looks at timestamps.",
                                () -> without(S2Wire.BYTES, S2Reads.having(S2Wire.UNTIL))),
                breaks("S2-READ-STOP-27")
                        .by(
                                "s2-commands-hidden",
                                "Leaves command records out of what is read.",
                                () -> S2Behaviours.batches(S2Requests.records(records -> records.stream()
                                        .filter(record -> !isCommand(record))
                                        .toList()))),
                breaks("S2-READ-STOP-27")
                        .by(
                                "s2-commands-cost-nothing",
                                "Does not count command records.",
                                () -> S2Reads.knowingFirst(
                                        request -> S2Reads.number(request, S2Wire.COUNT)
                                                .isPresent(),
                                        (request, upstream, first) -> upstream.send(
                                                isCommand((ObjectNode) first)
                                                        ? request.mapParam(
                                                                S2Wire.COUNT,
                                                                count -> String.valueOf(Long.parseLong(count) + 1))
                                                        : request))));
    }

    private static boolean isCommand(ObjectNode record) {
        return record.path(S2Wire.HEADERS).size() == 1
                && record.path(S2Wire.HEADERS).path(0).path(0).asText().isEmpty();
    }

    private static Predicate<Request> isZero(String bound) {
        return request -> S2Reads.number(request, bound).orElse(-1) == 0;
    }

    private static Behaviour without(String bound, Predicate<Request> requests) {
        return S2Reads.queries(S2Reads.having(bound).and(requests), request -> request.withoutParam(bound));
    }

    private static Behaviour emptyIsRefused(String bound) {
        return S2Reads.knowingTail(S2Reads.having(bound), (request, upstream, tail) -> upstream.send(request)
                .map(reply -> S2Reads.isEmpty(reply) ? tail.refusal() : reply));
    }

    private static int size(Reply reply) {
        return Json.object(reply.body())
                .map(batch -> batch.path(S2Wire.RECORDS).size())
                .orElse(Integer.MAX_VALUE);
    }
}
