// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;

/** Unary reads of S2 that wait too long, too short, or for the wrong thing. */
public final class WaitUnaryDeviations {
    private static final Predicate<Request> WAITS = request -> Requests.readsOnce(request) && wait(request) > 0;
    private static final long STALL_MILLIS = 3_000;
    private static final String NOTHING = "{\"records\":[]}";

    private WaitUnaryDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-WAIT-01")
                        .by(
                                "s2-unary-read-waits-unasked",
                                "Lets every unary read wait a while, whether it asks to or not.",
                                () -> Behaviour.on(
                                        request -> Requests.readsOnce(request)
                                                && request.param(Wire.WAIT).isEmpty(),
                                        (request, upstream) ->
                                                upstream.pause(STALL_MILLIS).compose(over -> upstream.send(request)))),
                breaks("S2-READ-WAIT-02", "S2-READ-WAIT-05")
                        .by(
                                "s2-unary-read-does-not-wait",
                                "Answers a unary read at the tail at once, whatever its wait.",
                                () -> Behaviour.on(WAITS, (request, upstream) -> atOnce(request, upstream))),
                breaks("S2-READ-WAIT-03", "S2-READ-WAIT-07", "S2-READ-WAIT-20")
                        .by(
                                "s2-append-wakes-nobody",
                                "Looks for records only when the wait of a unary read is over.",
                                () -> Behaviour.on(WAITS, (request, upstream) -> upstream.pause(
                                                Math.min(wait(request) * 1_000, 2 * STALL_MILLIS))
                                        .compose(over -> atOnce(request, upstream)))),
                breaks("S2-READ-WAIT-04")
                        .by(
                                "s2-wait-ends-in-time-out",
                                "Answers 408 when the wait of a unary read is over.",
                                () -> Behaviour.reply(WAITS, reply -> isEmpty(reply) ? reply.withStatus(408) : reply)),
                breaks("S2-READ-WAIT-05")
                        .by(
                                "s2-wait-halved",
                                "Waits half as long as a unary read asks.",
                                () -> waiting(seconds -> (seconds + 1) / 2)),
                breaks("S2-READ-WAIT-06")
                        .by(
                                "s2-wait-prolonged",
                                "Waits four seconds longer than a unary read asks.",
                                () -> waiting(seconds -> seconds + 4)),
                breaks("S2-READ-WAIT-07")
                        .by(
                                "s2-long-wait-refused",
                                "Refuses a unary read that asks for more than a minute.",
                                () -> Behaviour.instead(
                                        request -> WAITS.test(request) && wait(request) > 60,
                                        request -> refusal(422, "invalid"))),
                breaks("S2-READ-WAIT-08")
                        .by(
                                "s2-records-withheld-while-waiting",
                                "Holds back records that are there until the wait is over.",
                                () -> Behaviour.on(WAITS, (request, upstream) -> upstream.send(request)
                                        .compose(reply -> upstream.pause(Math.min(wait(request) * 1_000, STALL_MILLIS))
                                                .map(reply)))),
                breaks("S2-READ-WAIT-09")
                        .by(
                                "s2-wait-of-zero-is-endless",
                                "Takes a wait of 0 seconds for one of a minute.",
                                () -> Behaviour.request(
                                        request -> Requests.readsOnce(request) && saysZero(request),
                                        request -> request.withParam(Wire.WAIT, "60"))),
                breaks("S2-READ-WAIT-20")
                        .by(
                                "s2-arrival-withheld",
                                "Gathers more records for a while before it answers a unary read that waited.",
                                () -> Behaviour.on(WAITS, (request, upstream) -> upstream.send(request)
                                        .compose(reply -> isEmpty(reply)
                                                ? Future.succeededFuture(reply)
                                                : upstream.pause(STALL_MILLIS).map(reply)))),
                breaks("S2-READ-WAIT-21")
                        .by(
                                "s2-waiting-read-exceeds-count",
                                "Returns the whole append to a unary read that waited for fewer records.",
                                () -> Behaviour.request(WAITS, request -> request.withoutParam(Wire.COUNT))),
                breaks("S2-READ-WAIT-22")
                        .by(
                                "s2-waiting-read-exceeds-until",
                                "Returns records at or after until to a unary read that waited.",
                                () -> Behaviour.request(WAITS, request -> request.withoutParam(Wire.UNTIL))),
                breaks("S2-READ-WAIT-23", "S2-READ-WAIT-28")
                        .by(
                                "s2-waiting-read-has-no-bounds",
                                "Ignores the bounds of a unary read that waits.",
                                () -> Behaviour.request(WAITS, request -> request.withoutParam(Wire.COUNT)
                                        .withoutParam(Wire.BYTES)
                                        .withoutParam(Wire.UNTIL))),
                breaks("S2-READ-WAIT-24")
                        .by(
                                "s2-append-wakes-one-reader",
                                "Wakes one of the unary reads that wait on a stream, and the others later.",
                                WaitUnaryDeviations::wakingOne),
                breaks("S2-READ-WAIT-27")
                        .by(
                                "s2-malformed-wait-ignored",
                                "Passes over a wait that is no number of seconds.",
                                () -> Behaviour.request(
                                        request -> Requests.reads(request)
                                                && request.param(Wire.WAIT)
                                                        .filter(wait -> !isSeconds(wait))
                                                        .isPresent(),
                                        request -> request.withoutParam(Wire.WAIT))),
                breaks("S2-READ-WAIT-28")
                        .by(
                                "s2-zero-count-counts-as-one",
                                "Gives a record to a unary read that waits and wants none.",
                                () -> Behaviour.request(
                                        request -> WAITS.test(request)
                                                && request.param(Wire.COUNT)
                                                        .filter("0"::equals)
                                                        .isPresent(),
                                        request -> request.withoutParam(Wire.COUNT)
                                                .withParam(Wire.TAIL_OFFSET, "1"))));
    }

    /** The wait in seconds, 0 where there is none that can be read. */
    public static long wait(Request request) {
        return request.param(Wire.WAIT)
                .filter(WaitUnaryDeviations::isSeconds)
                .map(Long::parseLong)
                .orElse(0L);
    }

    /** Whether the request says itself that it does not wait. */
    public static boolean saysZero(Request request) {
        return request.param(Wire.WAIT).filter("0"::equals).isPresent();
    }

    public static Reply refusal(int status, String code) {
        return Reply.of(status)
                .withHeader(Headers.CONTENT_TYPE, "application/json")
                .withBody("{\"code\":\"" + code + "\",\"message\":\"refused by a deviation\"}");
    }

    private static boolean isSeconds(String wait) {
        return wait.matches("[0-9]{1,10}") && Long.parseLong(wait) <= 0xffffffffL;
    }

    private static boolean isEmpty(Reply reply) {
        return reply.status() == 200
                && Json.object(reply.body())
                        .filter(batch -> batch.path(Wire.RECORDS).isEmpty())
                        .isPresent();
    }

    /** What there is now, which is nothing at the tail. */
    private static Future<Reply> atOnce(Request request, Upstream upstream) {
        return upstream.send(request.withoutParam(Wire.WAIT))
                .map(reply -> reply.status() == 416 ? reply.withStatus(200).withBody(NOTHING) : reply);
    }

    private static Behaviour waiting(LongUnaryOperator seconds) {
        return Behaviour.request(
                WAITS,
                request -> request.mapParam(
                        Wire.WAIT, wait -> String.valueOf(seconds.applyAsLong(Long.parseLong(wait)))));
    }

    private static Behaviour wakingOne() {
        Set<String> woken = new HashSet<>();
        return Behaviour.on(WAITS, (request, upstream) -> upstream.send(request)
                .compose(reply -> isEmpty(reply) || woken.add(Requests.stream(request))
                        ? Future.succeededFuture(reply)
                        : upstream.pause(STALL_MILLIS).map(reply)));
    }
}
