// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.start;

import static dev.tidemark.conformance.deviation.s2.Queries.BAD;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Predicate;

/** S2 reads whose query is faulty and taken all the same, or refused in the wrong way. */
final class QueryDeviations {
    private static final int INVALID = 422;

    @Breaks(rule = "S2-READ-START-11", by = "Goes by the sequence number when a read names several starts.")
    Behaviour s2SequenceNumberWins() {
        return Reads.queries(
                Reads.having(Vocabulary.SEQ_NUM),
                request -> Reads.without(request, List.of(Vocabulary.TIMESTAMP, Vocabulary.TAIL_OFFSET)));
    }

    @Breaks(rule = "S2-READ-START-11", by = "Goes by the timestamp when a read names it and a distance from the tail.")
    Behaviour s2TimestampWinsOverTailOffset() {
        return Reads.queries(
                Reads.having(Vocabulary.TIMESTAMP)
                        .and(request -> request.param(Vocabulary.SEQ_NUM).isEmpty()),
                request -> request.withoutParam(Vocabulary.TAIL_OFFSET));
    }

    @Breaks(rule = "S2-READ-START-11", by = "Refuses a read that names several starts with 400.")
    Behaviour s2SeveralStartsAreABadQuery() {
        return Reads.refused(request -> true, INVALID, (request, reply) -> Reads.error(BAD, Refusal.BAD_QUERY.code));
    }

    @Breaks(rule = "S2-READ-START-32", by = "Takes a start that is no number for none, and that for the beginning.")
    Behaviour s2MalformedStartIsNone() {
        return Behaviour.retry(Requests::reads, BAD, request -> Reads.from(request, 0));
    }

    @Breaks(rule = "S2-READ-START-32", by = "Answers a start that is no number with 500.")
    Behaviour s2MalformedStartBreaksServer() {
        return Behaviours.readsRefused(BAD, 500);
    }

    @Breaks(rule = "S2-READ-START-32", by = "Refuses a start that is no number with another code.")
    Behaviour s2MalformedStartIsInvalid() {
        return Reads.refused(request -> true, BAD, (request, reply) -> Reads.error(BAD, "invalid"));
    }

    @Breaks(rule = "S2-READ-START-32", by = "Takes an empty sequence number for 0.")
    Behaviour s2EmptySequenceNumberIsZero() {
        return Reads.queries(
                request -> request.hasParam(Vocabulary.SEQ_NUM, String::isEmpty), request -> Reads.from(request, 0));
    }

    @Breaks(rule = "S2-READ-START-32", by = "Takes the smallest number of 65 bits for 0.")
    Behaviour s2StartWrapsAround() {
        return Reads.queries(
                request -> Reads.SELECTORS.stream()
                        .anyMatch(selector -> request.hasParam(selector, "18446744073709551616"::equals)),
                request -> Reads.from(request, 0));
    }

    @Breaks(rule = "S2-READ-START-33", by = "Answers the largest number of 64 bits with 500.")
    Behaviour s2LargestSequenceNumberOverflows() {
        return failing(request -> request.hasParam(Vocabulary.SEQ_NUM, "18446744073709551615"::equals));
    }

    @Breaks(rule = "S2-READ-START-34", by = "Answers a clamp that is neither true nor false with 500.")
    Behaviour s2MalformedClampBreaksServer() {
        return failing(request -> request.hasParam(Vocabulary.CLAMP, value -> !value.matches("true|false")));
    }

    @Breaks(rule = "S2-READ-START-35", by = "Answers a parameter that is given twice with 500.")
    Behaviour s2RepeatedParameterBreaksServer() {
        return failing(request ->
                request.params().distinct().count() < request.params().count());
    }

    @Breaks(rule = "S2-READ-START-36", by = "Answers a parameter that it does not know with 500.")
    Behaviour s2UnknownParameterBreaksServer() {
        return failing(Reads.having("tidemark"));
    }

    @Breaks(rule = "S2-READ-START-37", by = "Gives nothing to a read that ends before the timestamp it starts from.")
    Behaviour s2EndBeforeStartReadsNothing() {
        return Reads.refused(Reads.having(Vocabulary.UNTIL), INVALID, (request, reply) -> Reads.nothing(request));
    }

    @Breaks(rule = "S2-READ-START-37", by = "Gives nothing to a read that ends at the timestamp it starts from.")
    Behaviour s2EndAtStartReadsNothing() {
        return Reads.refused(
                request -> request.hasParam(Vocabulary.UNTIL)
                        && request.param(Vocabulary.UNTIL).equals(request.param(Vocabulary.TIMESTAMP)),
                INVALID,
                (request, reply) -> Reads.nothing(request));
    }

    @Breaks(
            rule = "S2-READ-START-37",
            by = "Refuses a read that ends before it starts as out of range where it starts beyond the tail.")
    Behaviour s2RangeIsLookedAtFirst() {
        return Reads.knowingTail(
                Reads.having(Vocabulary.TIMESTAMP),
                (request, upstream, tail) ->
                        tail.isBefore(request) ? Reads.now(tail.refusal()) : upstream.send(request));
    }

    @Breaks(rule = "S2-READ-START-38", by = "Creates the stream of a read that it refuses as invalid.")
    Behaviour s2InvalidReadCreatesStream() {
        return creatingWhenRefused(INVALID);
    }

    @Breaks(rule = "S2-READ-START-38", by = "Creates the stream of a read that it refuses for a bad query.")
    Behaviour s2MalformedReadCreatesStream() {
        return creatingWhenRefused(BAD);
    }

    private static Behaviour failing(Predicate<Request> requests) {
        return Behaviour.instead(
                request -> Requests.reads(request) && requests.test(request), request -> Reads.error(500, "other"));
    }

    private static Behaviour creatingWhenRefused(int status) {
        return Behaviour.on(Requests::reads, (request, upstream) -> upstream.send(request)
                .compose(reply -> reply.status() == status
                        ? upstream.send(creation(request)).map(created -> reply)
                        : Reads.now(reply)));
    }

    private static Request creation(Request read) {
        var stream = read.path().replaceFirst("/records$", "");
        var creation = Request.of("PUT", stream);
        creation.headers()
                .set(Vocabulary.S2_BASIN, read.header(Vocabulary.S2_BASIN).orElse(""));
        creation.headers().set(Headers.CONTENT_TYPE, "application/json");
        return creation.withBody(Buffer.buffer("{}"));
    }
}
