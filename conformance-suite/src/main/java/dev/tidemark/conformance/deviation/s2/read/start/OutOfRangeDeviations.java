// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.start;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Records;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** S2 reads at and beyond the tail that are answered in the wrong way, and refusals that say the wrong thing. */
final class OutOfRangeDeviations {
    private static final int OUT_OF_RANGE = 416;

    /** Longer than "at once". */
    private static final long LONG = 3_500;

    @Breaks(rule = "S2-READ-START-12", by = "Gives nothing to a read from a sequence number beyond the tail.")
    Behaviour s2SequenceNumberBeyondTailReadsNothing() {
        return beyond(Vocabulary.SEQ_NUM);
    }

    @Breaks(rule = "S2-READ-START-12", by = "Answers a read from a sequence number beyond the tail with 404.")
    Behaviour s2SequenceNumberBeyondTailNotFound() {
        return Behaviours.readsRefused(OUT_OF_RANGE, 404);
    }

    @Breaks(rule = "S2-READ-START-13", by = "Waits at the tail when a read that may wait starts beyond it.")
    Behaviour s2WaitExcusesStartBeyondTail() {
        return retriedClamped(Reads::waits);
    }

    @Breaks(rule = "S2-READ-START-13", by = "Opens a session although it starts beyond the tail.")
    Behaviour s2SessionStartsBeyondTail() {
        return retriedClamped(Requests::opensEvents);
    }

    @Breaks(rule = "S2-READ-START-13", by = "Refuses a read that starts beyond the tail when its wait is over.")
    Behaviour s2RefusalAfterWait() {
        return Behaviour.on(
                request -> Requests.reads(request) && Reads.waits(request),
                (request, upstream) -> upstream.send(request).compose(reply -> {
                    if (reply.status() == OUT_OF_RANGE) {
                        return upstream.pause(LONG).map(over -> reply);
                    }
                    return Reads.now(reply);
                }));
    }

    @Breaks(rule = "S2-READ-START-14", by = "Gives nothing to a read from a timestamp beyond that of the tail.")
    Behaviour s2TimestampBeyondTailReadsNothing() {
        return beyond(Vocabulary.TIMESTAMP);
    }

    @Breaks(
            rule = "S2-READ-START-14",
            by = "Starts a read from a timestamp beyond that of the tail with the last record.")
    Behaviour s2TimestampBeyondTailIsLastRecord() {
        return Reads.knowingTail(
                Reads.having(Vocabulary.TIMESTAMP),
                (request, upstream, tail) ->
                        upstream.send(tail.isBefore(request) ? Reads.from(request, tail.seqNum() - 1) : request));
    }

    @Breaks(rule = "S2-READ-START-15", by = "Explains a refusal as out of range in words and leaves the tail out.")
    Behaviour s2RefusalIsAnErrorObject() {
        return Reads.refused(
                request -> true, OUT_OF_RANGE, (request, reply) -> Reads.error(OUT_OF_RANGE, "out_of_range"));
    }

    @Breaks(rule = "S2-READ-START-15", by = "Refuses a read as out of range without a word.")
    Behaviour s2RefusalWithoutBody() {
        return Reads.refused(request -> true, OUT_OF_RANGE, (request, reply) -> reply.withBody(""));
    }

    @Breaks(rule = "S2-READ-START-15", by = "Writes the numbers of the tail in a refusal as text.")
    Behaviour s2RefusalWritesNumbersAsText() {
        return refusals(tail ->
                tail.put(Vocabulary.SEQ_NUM, tail.path(Vocabulary.SEQ_NUM).asText()));
    }

    @Breaks(rule = "S2-READ-START-15", by = "Leaves the timestamp out of the tail in a refusal.")
    Behaviour s2RefusalWithoutTimestamp() {
        return refusals(tail -> tail.without(List.of(Vocabulary.TIMESTAMP)));
    }

    @Breaks(rule = "S2-READ-START-16", by = "Names the last record instead of the next one in a refusal.")
    Behaviour s2RefusalNamesLastRecord() {
        return refusals(tail -> tail.put(Vocabulary.SEQ_NUM, Records.seqNum(tail) - 1));
    }

    @Breaks(rule = "S2-READ-START-16", by = "Names the start that was asked for in a refusal.")
    Behaviour s2RefusalNamesRequestedStart() {
        return Reads.refused(
                Reads.having(Vocabulary.SEQ_NUM),
                OUT_OF_RANGE,
                (request, reply) -> reply.mapJson(
                        inTail(Reads.put(Vocabulary.SEQ_NUM, Reads.number(request, Vocabulary.SEQ_NUM, 0)))));
    }

    @Breaks(rule = "S2-READ-START-16", by = "Names the millisecond after the last record's timestamp in a refusal.")
    Behaviour s2RefusalWithAnotherTimestamp() {
        return refusals(tail -> tail.put(Vocabulary.TIMESTAMP, Records.timestamp(tail) + 1));
    }

    @Breaks(rule = "S2-READ-START-22", by = "Gives nothing to a unary read from the tail that may not wait.")
    Behaviour s2ReadAtTailReadsNothing() {
        return atTail(Requests::readsOnce);
    }

    @Breaks(rule = "S2-READ-START-22", by = "Opens and ends a bounded session from the tail that may not wait.")
    Behaviour s2BoundedSessionAtTailEndsEmpty() {
        return atTail(Requests::opensEvents);
    }

    @Breaks(rule = "S2-READ-START-23", by = "Refuses a read from the tail although it may wait.")
    Behaviour s2TailIsNotWrittenYet() {
        return Reads.knowingTail(
                Reads::follows,
                (request, upstream, tail) -> tail.starts(request) ? Reads.now(tail.refusal()) : upstream.send(request));
    }

    @Breaks(rule = "S2-READ-START-23", by = "Ends a session from the tail as soon as it is open.")
    Behaviour s2SessionAtTailEnds() {
        return Reads.knowingTail(
                request -> Requests.opensEvents(request) && Reads.follows(request),
                (request, upstream, tail) ->
                        tail.starts(request) ? Reads.now(Reads.nothing(request)) : upstream.send(request));
    }

    @Breaks(rule = "S2-READ-START-24", by = "Gives nothing to a read of an empty stream by sequence number.")
    Behaviour s2EmptyStreamReadsNothing() {
        return empty(request -> request.param(Vocabulary.TIMESTAMP).isEmpty(), 200);
    }

    @Breaks(rule = "S2-READ-START-24", by = "Answers a read of an empty stream with 404.")
    Behaviour s2EmptyStreamNotFound() {
        return empty(request -> true, 404);
    }

    @Breaks(rule = "S2-READ-START-25", by = "Gives nothing to a read of an empty stream by timestamp.")
    Behaviour s2EmptyStreamByTimestampReadsNothing() {
        return empty(Reads.having(Vocabulary.TIMESTAMP), 200);
    }

    @Breaks(rule = "S2-READ-START-26", by = "Refuses a read of an empty stream although it may wait.")
    Behaviour s2EmptyStreamCannotBeFollowed() {
        return Reads.knowingTail(
                Reads::follows,
                (request, upstream, tail) -> tail.seqNum() == 0 ? Reads.now(tail.refusal()) : upstream.send(request));
    }

    @Breaks(rule = "S2-READ-START-26", by = "Starts a read that waits on an empty stream behind its first record.")
    Behaviour s2EmptyStreamLosesFirstRecord() {
        return Behaviour.reply(request -> Requests.reads(request) && Reads.follows(request), reply -> reply.mapJson(
                        Requests.records(OutOfRangeDeviations::withoutFirst))
                .mapEvents(
                        Vocabulary.EVENT_BATCH,
                        event -> event.mapJson(Requests.records(OutOfRangeDeviations::withoutFirst))));
    }

    private static List<ObjectNode> withoutFirst(List<ObjectNode> records) {
        return records.stream().filter(record -> Records.seqNum(record) > 0).toList();
    }

    private static Behaviour beyond(String selector) {
        return Reads.knowingTail(
                Reads.having(selector),
                (request, upstream, tail) ->
                        tail.isBefore(request) ? Reads.now(Reads.nothing(request)) : upstream.send(request));
    }

    private static Behaviour retriedClamped(Predicate<Request> requests) {
        return Behaviour.retry(
                request -> Requests.reads(request) && requests.test(request),
                OUT_OF_RANGE,
                request -> request.withParam(Vocabulary.CLAMP, "true"));
    }

    private static Behaviour atTail(Predicate<Request> requests) {
        return Reads.knowingTail(
                request -> requests.test(request) && !Reads.follows(request),
                (request, upstream, tail) ->
                        tail.starts(request) ? Reads.now(Reads.nothing(request)) : upstream.send(request));
    }

    private static Behaviour empty(Predicate<Request> requests, int status) {
        return Reads.knowingTail(
                request -> requests.test(request) && !Reads.follows(request),
                (request, upstream, tail) -> tail.seqNum() > 0
                        ? upstream.send(request)
                        : Reads.now(
                                status == 200
                                        ? Reads.nothing(request)
                                        : Reads.error(status, Refusal.UNKNOWN_STREAM.code)));
    }

    private static Behaviour refusals(UnaryOperator<ObjectNode> change) {
        return Reads.refused(request -> true, OUT_OF_RANGE, (request, reply) -> reply.mapJson(inTail(change)));
    }

    private static UnaryOperator<ObjectNode> inTail(UnaryOperator<ObjectNode> change) {
        return body -> {
            ObjectNode changed = body.deepCopy();
            change.apply((ObjectNode) changed.path(Vocabulary.MEMBER_TAIL));
            return changed;
        };
    }
}
