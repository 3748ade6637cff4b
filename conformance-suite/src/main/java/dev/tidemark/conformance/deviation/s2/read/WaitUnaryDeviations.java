// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read;

import static dev.tidemark.conformance.deviation.s2.Waits.isSeconds;
import static dev.tidemark.conformance.deviation.s2.Waits.refusal;
import static dev.tidemark.conformance.deviation.s2.Waits.saysZero;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Waits;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;

/** Unary reads of S2 that wait too long, too short, or for the wrong thing. */
final class WaitUnaryDeviations {
    private static final Predicate<Request> WAITS = request -> Requests.readsOnce(request) && Waits.wait(request) > 0;
    private static final long STALL_MILLIS = 3_000;
    private static final String NOTHING = "{\"records\":[]}";

    @Breaks(rule = "S2-READ-WAIT-01", by = "Lets every unary read wait a while, whether it asks to or not.")
    Behaviour s2UnaryReadWaitsUnasked() {
        return Behaviour.on(
                request -> Requests.readsOnce(request)
                        && request.param(Vocabulary.WAIT).isEmpty(),
                (request, upstream) -> upstream.pause(STALL_MILLIS).compose(over -> upstream.send(request)));
    }

    @Breaks(
            rule = {"S2-READ-WAIT-02", "S2-READ-WAIT-05"},
            by = "Answers a unary read at the tail at once, whatever its wait.")
    Behaviour s2UnaryReadDoesNotWait() {
        return Behaviour.on(WAITS, (request, upstream) -> atOnce(request, upstream));
    }

    @Breaks(
            rule = {"S2-READ-WAIT-03", "S2-READ-WAIT-07", "S2-READ-WAIT-20"},
            by = "Looks for records only when the wait of a unary read is over.")
    Behaviour s2AppendWakesNobody() {
        return Behaviour.on(
                WAITS, (request, upstream) -> upstream.pause(Math.min(Waits.wait(request) * 1_000, 2 * STALL_MILLIS))
                        .compose(over -> atOnce(request, upstream)));
    }

    @Breaks(rule = "S2-READ-WAIT-04", by = "Answers 408 when the wait of a unary read is over.")
    Behaviour s2WaitEndsInTimeOut() {
        return Behaviour.reply(WAITS, reply -> isEmpty(reply) ? reply.withStatus(408) : reply);
    }

    @Breaks(rule = "S2-READ-WAIT-05", by = "Waits half as long as a unary read asks.")
    Behaviour s2WaitHalved() {
        return waiting(seconds -> (seconds + 1) / 2);
    }

    @Breaks(rule = "S2-READ-WAIT-06", by = "Waits four seconds longer than a unary read asks.")
    Behaviour s2WaitProlonged() {
        return waiting(seconds -> seconds + 4);
    }

    @Breaks(rule = "S2-READ-WAIT-07", by = "Refuses a unary read that asks for more than a minute.")
    Behaviour s2LongWaitRefused() {
        return Behaviour.instead(
                request -> WAITS.test(request) && Waits.wait(request) > 60, request -> refusal(422, "invalid"));
    }

    @Breaks(rule = "S2-READ-WAIT-08", by = "Holds back records that are there until the wait is over.")
    Behaviour s2RecordsWithheldWhileWaiting() {
        return Behaviour.on(WAITS, (request, upstream) -> upstream.send(request)
                .compose(reply -> upstream.pause(Math.min(Waits.wait(request) * 1_000, STALL_MILLIS))
                        .map(reply)));
    }

    @Breaks(rule = "S2-READ-WAIT-09", by = "Takes a wait of 0 seconds for one of a minute.")
    Behaviour s2WaitOfZeroIsEndless() {
        return Behaviour.request(
                request -> Requests.readsOnce(request) && saysZero(request),
                request -> request.withParam(Vocabulary.WAIT, "60"));
    }

    @Breaks(
            rule = "S2-READ-WAIT-20",
            by = "Gathers more records for a while before it answers a unary read that waited.")
    Behaviour s2ArrivalWithheld() {
        return Behaviour.on(WAITS, (request, upstream) -> upstream.send(request)
                .compose(reply -> isEmpty(reply)
                        ? Future.succeededFuture(reply)
                        : upstream.pause(STALL_MILLIS).map(reply)));
    }

    @Breaks(rule = "S2-READ-WAIT-21", by = "Returns the whole append to a unary read that waited for fewer records.")
    Behaviour s2WaitingReadExceedsCount() {
        return Behaviour.request(WAITS, request -> request.withoutParam(Vocabulary.COUNT));
    }

    @Breaks(rule = "S2-READ-WAIT-22", by = "Returns records at or after until to a unary read that waited.")
    Behaviour s2WaitingReadExceedsUntil() {
        return Behaviour.request(WAITS, request -> request.withoutParam(Vocabulary.UNTIL));
    }

    @Breaks(
            rule = {"S2-READ-WAIT-23", "S2-READ-WAIT-28"},
            by = "Ignores the bounds of a unary read that waits.")
    Behaviour s2WaitingReadHasNoBounds() {
        return Behaviour.request(WAITS, request -> request.withoutParam(Vocabulary.COUNT)
                .withoutParam(Vocabulary.BYTES)
                .withoutParam(Vocabulary.UNTIL));
    }

    @Breaks(rule = "S2-READ-WAIT-24", by = "Wakes one of the unary reads that wait on a stream, and the others later.")
    Behaviour s2AppendWakesOneReader() {
        Set<String> woken = new HashSet<>();
        return Behaviour.on(WAITS, (request, upstream) -> upstream.send(request)
                .compose(reply -> isEmpty(reply) || woken.add(Requests.stream(request))
                        ? Future.succeededFuture(reply)
                        : upstream.pause(STALL_MILLIS).map(reply)));
    }

    @Breaks(rule = "S2-READ-WAIT-27", by = "Passes over a wait that is no number of seconds.")
    Behaviour s2MalformedWaitIgnored() {
        return Behaviour.request(
                request -> Requests.reads(request) && request.hasParam(Vocabulary.WAIT, wait -> !isSeconds(wait)),
                request -> request.withoutParam(Vocabulary.WAIT));
    }

    @Breaks(rule = "S2-READ-WAIT-28", by = "Gives a record to a unary read that waits and wants none.")
    Behaviour s2ZeroCountCountsAsOne() {
        return Behaviour.request(
                request -> WAITS.test(request) && request.hasParam(Vocabulary.COUNT, "0"::equals),
                request -> request.withoutParam(Vocabulary.COUNT).withParam(Vocabulary.TAIL_OFFSET, "1"));
    }

    private static boolean isEmpty(Reply reply) {
        return reply.status() == 200
                && Json.object(reply.body())
                        .filter(batch -> batch.path(Vocabulary.MEMBER_RECORDS).isEmpty())
                        .isPresent();
    }

    /** What there is now, which is nothing at the tail. */
    private static Future<Reply> atOnce(Request request, Upstream upstream) {
        return upstream.send(request.withoutParam(Vocabulary.WAIT))
                .map(reply -> reply.status() == 416 ? reply.withStatus(200).withBody(NOTHING) : reply);
    }

    private static Behaviour waiting(LongUnaryOperator seconds) {
        return Behaviour.request(
                WAITS,
                request -> request.mapParam(
                        Vocabulary.WAIT, wait -> String.valueOf(seconds.applyAsLong(Long.parseLong(wait)))));
    }
}
