// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read;

import static dev.tidemark.conformance.deviation.s2.Queries.BAD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Cut;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.List;
import java.util.function.Predicate;

/** S2 reads that stop in the wrong place (READ-STOP-01 to -19 and -27). */
final class StopDeviations {
    /** Longer than "at once". */
    private static final long LONG = 3_500;

    @Breaks(rule = "S2-READ-STOP-28", by = "Takes a bound that is no number for none.")
    Behaviour s2MalformedBoundIsNone() {
        return Behaviour.retry(Requests::reads, BAD, request -> Reads.without(request, Reads.BOUNDS));
    }

    @Breaks(rule = "S2-READ-STOP-28", by = "Takes an end that is no number for none.")
    Behaviour s2MalformedUntilIsNone() {
        return Behaviour.retry(Reads.having(Vocabulary.UNTIL), BAD, request -> request.withoutParam(Vocabulary.UNTIL));
    }

    @Breaks(rule = "S2-READ-STOP-28", by = "Answers a bound that is no number with 500.")
    Behaviour s2MalformedBoundBreaksServer() {
        return Behaviours.readsRefused(BAD, 500);
    }

    @Breaks(rule = "S2-READ-STOP-01", by = "Does not count records.")
    Behaviour s2CountIgnored() {
        return without(Vocabulary.COUNT, request -> true);
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
                        return upstream.pause(LONG).map(over -> reply);
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

    @Breaks(rule = "S2-READ-STOP-04", by = "Does not count bytes.")
    Behaviour s2BytesIgnored() {
        return without(Vocabulary.BYTES, request -> true);
    }

    @Breaks(rule = "S2-READ-STOP-04", by = "Counts the bytes of bodies alone.")
    Behaviour s2BytesCountsBodies() {
        return Cut.bySize(Cut::body);
    }

    @Breaks(rule = "S2-READ-STOP-05", by = "Leaves 2 for each header out of the size of a record.")
    Behaviour s2HeadersCostNothingExtra() {
        return Cut.bySize(Cut::withoutHeaderOverhead);
    }

    @Breaks(rule = "S2-READ-STOP-05", by = "Measures records in characters instead of bytes.")
    Behaviour s2SizeInCharacters() {
        return Cut.bySize(Cut::inCharacters);
    }

    @Breaks(rule = "S2-READ-STOP-05", by = "Measures records as base64 writes them.")
    Behaviour s2SizeInBase64() {
        return Cut.bySize(Cut::inBase64);
    }

    @Breaks(rule = "S2-READ-STOP-06", by = "Leaves a record out that would take exactly what is left of the bytes.")
    Behaviour s2BytesExclusive() {
        return Reads.shifted(Vocabulary.BYTES, n -> n > 0 ? n - 1 : n);
    }

    @Breaks(rule = "S2-READ-STOP-07", by = "Gives a smaller record in the place of one that is too large.")
    Behaviour s2BytesSkipsLargeRecords() {
        return Cut.skipping();
    }

    @Breaks(
            rule = "S2-READ-STOP-08",
            by = "Gives the first record although it takes more than the bytes it is asked for.")
    Behaviour s2FirstRecordAlwaysGiven() {
        return firstRecordInSpiteOf(Vocabulary.BYTES);
    }

    @Breaks(
            rule = "S2-READ-STOP-08",
            by = "Refuses a read whose first record takes more than the bytes it is asked for.")
    Behaviour s2BytesBelowFirstRecordOutOfRange() {
        return emptyIsRefused(Vocabulary.BYTES);
    }

    @Breaks(rule = "S2-READ-STOP-09", by = "Takes at most zero records for any number of them.")
    Behaviour s2ZeroCountIsUnlimited() {
        return without(Vocabulary.COUNT, isZero(Vocabulary.COUNT));
    }

    @Breaks(rule = "S2-READ-STOP-10", by = "Takes at most zero bytes for any number of them.")
    Behaviour s2ZeroBytesIsUnlimited() {
        return without(Vocabulary.BYTES, isZero(Vocabulary.BYTES));
    }

    @Breaks(rule = "S2-READ-STOP-11", by = "Answers a read of nothing from the tail with 500.")
    Behaviour s2NothingAtTailBreaksServer() {
        return Reads.knowingTail(
                isZero(Vocabulary.COUNT).or(isZero(Vocabulary.BYTES)),
                (request, upstream, tail) ->
                        tail.starts(request) ? Reads.now(Reads.error(500, "other")) : upstream.send(request));
    }

    @Breaks(rule = "S2-READ-STOP-12", by = "Gives records that have the timestamp a read ends at.")
    Behaviour s2UntilInclusive() {
        return Reads.shifted(Vocabulary.UNTIL, t -> t + 1);
    }

    @Breaks(rule = "S2-READ-STOP-12", by = "Does not look at the timestamp a read ends at.")
    Behaviour s2UntilIgnored() {
        return without(Vocabulary.UNTIL, request -> true);
    }

    @Breaks(rule = "S2-READ-STOP-13", by = "Leaves the records of the last millisecond out.")
    Behaviour s2UntilOneEarly() {
        return Reads.shifted(Vocabulary.UNTIL, t -> t > 0 ? t - 1 : t);
    }

    @Breaks(rule = "S2-READ-STOP-13", by = "Leaves the last record before the end of a read out.")
    Behaviour s2UntilDropsLastRecord() {
        return Behaviour.reply(
                request -> Requests.readsOnce(request) && request.hasParam(Vocabulary.UNTIL),
                reply -> reply.mapJson(
                        Requests.records(records -> records.subList(0, Math.max(0, records.size() - 1)))));
    }

    @Breaks(rule = "S2-READ-STOP-14", by = "Refuses a read that ends before its first record.")
    Behaviour s2UntilBeforeFirstRecordOutOfRange() {
        return emptyIsRefused(Vocabulary.UNTIL);
    }

    @Breaks(rule = "S2-READ-STOP-14", by = "Gives the first record to a read that ends before it.")
    Behaviour s2UntilBeforeFirstRecordGivesIt() {
        return firstRecordInSpiteOf(Vocabulary.UNTIL);
    }

    private static Behaviour firstRecordInSpiteOf(String bound) {
        return Behaviour.then(
                request -> Requests.readsOnce(request) && request.hasParam(bound),
                (request, reply) -> Reads.isEmpty(reply),
                request -> request.withoutParam(bound).withParam(Vocabulary.COUNT, "1"));
    }

    @Breaks(rule = "S2-READ-STOP-15", by = "Keeps a session open until the clock reaches its end.")
    Behaviour s2UntilKeepsSessionOpen() {
        return Behaviour.reply(Reads.having(Vocabulary.UNTIL), Reply::heldOpen);
    }

    @Breaks(rule = "S2-READ-STOP-15", by = "Waits for further records while the end of a read has not been reached.")
    Behaviour s2UntilMakesReadWait() {
        return Behaviour.on(
                request -> Requests.readsOnce(request) && request.hasParam(Vocabulary.UNTIL),
                (request, upstream) -> upstream.pause(LONG).compose(over -> upstream.send(request)));
    }

    @Breaks(rule = "S2-READ-STOP-16", by = "Ends a session with an error when the clock passes its end.")
    Behaviour s2ClockPastUntilIsAnError() {
        return Behaviour.reply(Reads.having(Vocabulary.UNTIL), reply -> reply.mapEvents(
                        event -> event.data().equals("[DONE]") ? List.of() : List.of(event))
                .followedBy(Event.of(Vocabulary.EVENT_ERROR, "{\"code\":\"other\",\"message\":\"Too late.\"}")));
    }

    @Breaks(rule = "S2-READ-STOP-17", by = "Does not count bytes when it counts records.")
    Behaviour s2CountWinsOverBytes() {
        return without(Vocabulary.BYTES, Reads.having(Vocabulary.COUNT));
    }

    @Breaks(rule = "S2-READ-STOP-17", by = "Does not count records when it counts bytes.")
    Behaviour s2BytesWinOverCount() {
        return without(Vocabulary.COUNT, Reads.having(Vocabulary.BYTES));
    }

    @Breaks(rule = "S2-READ-STOP-18", by = "Does not look at timestamps when it counts records.")
    Behaviour s2CountWinsOverUntil() {
        return without(Vocabulary.UNTIL, Reads.having(Vocabulary.COUNT));
    }

    @Breaks(rule = "S2-READ-STOP-18", by = "Does not count records when it looks at timestamps.")
    Behaviour s2UntilWinsOverCount() {
        return without(Vocabulary.COUNT, Reads.having(Vocabulary.UNTIL));
    }

    @Breaks(rule = "S2-READ-STOP-19", by = "Does not look at timestamps when it counts bytes.")
    Behaviour s2BytesWinOverUntil() {
        return without(Vocabulary.UNTIL, Reads.having(Vocabulary.BYTES));
    }

    @Breaks(rule = "S2-READ-STOP-19", by = "Does not count bytes when it looks at timestamps.")
    Behaviour s2UntilWinsOverBytes() {
        return without(Vocabulary.BYTES, Reads.having(Vocabulary.UNTIL));
    }

    @Breaks(rule = "S2-READ-STOP-27", by = "Leaves command records out of what is read.")
    Behaviour s2CommandsHidden() {
        return Behaviours.batches(Requests.records(
                records -> records.stream().filter(record -> !isCommand(record)).toList()));
    }

    @Breaks(rule = "S2-READ-STOP-27", by = "Does not count command records.")
    Behaviour s2CommandsCostNothing() {
        return Reads.knowingFirst(
                request -> Reads.number(request, Vocabulary.COUNT).isPresent(),
                (request, upstream, first) ->
                        upstream.send(isCommand((ObjectNode) first) ? withOneMore(request) : request));
    }

    private static Request withOneMore(Request request) {
        return request.mapParam(Vocabulary.COUNT, count -> String.valueOf(Long.parseLong(count) + 1));
    }

    private static boolean isCommand(ObjectNode record) {
        return record.path(Vocabulary.MEMBER_HEADERS).size() == 1
                && record.path(Vocabulary.MEMBER_HEADERS)
                        .path(0)
                        .path(0)
                        .asText()
                        .isEmpty();
    }

    private static Predicate<Request> isZero(String bound) {
        return request -> Reads.number(request, bound, -1) == 0;
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
                .map(batch -> batch.path(Vocabulary.MEMBER_RECORDS).size())
                .orElse(Integer.MAX_VALUE);
    }
}
