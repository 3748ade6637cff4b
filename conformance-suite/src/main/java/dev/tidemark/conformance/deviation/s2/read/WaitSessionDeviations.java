// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import dev.tidemark.conformance.deviation.s2.sessions.SseEndDeviations;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Sessions of S2 that end too soon or too late, or lose records on the way. */
public final class WaitSessionDeviations {
    private static final Predicate<Request> SESSION = Requests::opensEvents;
    private static final Predicate<Request> WAITS =
            request -> SESSION.test(request) && WaitUnaryDeviations.wait(request) > 0;
    private static final Predicate<Request> BOUNDED = request -> SESSION.test(request)
            && Stream.of(Wire.COUNT, Wire.BYTES, Wire.UNTIL)
                    .anyMatch(bound -> request.param(bound).isPresent());

    /** The pings of a server come at most so far apart. */
    private static final long PING_SECONDS = 15;

    private WaitSessionDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-WAIT-10")
                        .by(
                                "s2-unbounded-session-ends-at-tail",
                                "Ends every session at the tail.",
                                () -> Behaviour.request(
                                        request -> SESSION.test(request)
                                                && request.param(Wire.WAIT).isEmpty(),
                                        request -> request.withParam(Wire.WAIT, "0"))),
                breaks("S2-READ-WAIT-10")
                        .by(
                                "s2-unbounded-session-is-not-for-ever",
                                "Ends a session that is quiet for ten seconds.",
                                () -> Behaviour.request(
                                        request -> SESSION.test(request)
                                                && !BOUNDED.test(request)
                                                && request.param(Wire.WAIT).isEmpty(),
                                        request -> request.withParam(Wire.WAIT, "10"))),
                breaks("S2-READ-WAIT-12")
                        .by(
                                "s2-only-count-ends-session",
                                "Lets a session with bytes or until follow although it does not ask to wait.",
                                () -> Behaviour.request(
                                        request -> BOUNDED.test(request)
                                                && request.param(Wire.COUNT).isEmpty()
                                                && request.param(Wire.WAIT).isEmpty(),
                                        request -> request.withParam(Wire.WAIT, "30"))),
                breaks("S2-READ-WAIT-13")
                        .by(
                                "s2-bounded-session-ends-at-tail",
                                "Ends a session with a bound at the tail, whatever its wait.",
                                () -> Behaviour.request(BOUNDED, request -> request.withoutParam(Wire.WAIT))),
                breaks("S2-READ-WAIT-14")
                        .by(
                                "s2-wait-is-life-of-session",
                                "Ends a session with the first record that comes after its wait, counted from its begin.",
                                WaitSessionDeviations::limitedLife),
                breaks("S2-READ-WAIT-15")
                        .by(
                                "s2-pings-prolong-wait",
                                "Starts the wait of a session anew with a ping.",
                                () -> waiting(seconds -> seconds > PING_SECONDS ? seconds + PING_SECONDS : seconds)),
                breaks("S2-READ-WAIT-16")
                        .by(
                                "s2-wait-ends-in-error",
                                "Ends a session whose wait is over with an error event.",
                                () -> Behaviour.reply(
                                        WAITS, reply -> reply.followedBy(SseEndDeviations.ERROR_EVENT))),
                breaks("S2-READ-WAIT-16")
                        .by(
                                "s2-session-wait-halved",
                                "Waits half as long as a session asks.",
                                () -> waiting(seconds -> (seconds + 1) / 2)),
                breaks("S2-READ-WAIT-17")
                        .by(
                                "s2-old-records-use-up-wait",
                                "Takes the whole wait of a session for its old records.",
                                () -> Behaviour.request(WAITS, request -> request.withParam(Wire.WAIT, "0"))),
                breaks("S2-READ-WAIT-18")
                        .by(
                                "s2-session-wait-of-zero-is-none",
                                "Lets a session with a wait of 0 seconds follow.",
                                () -> Behaviour.request(
                                        request -> SESSION.test(request) && WaitUnaryDeviations.saysZero(request),
                                        request -> request.withParam(Wire.WAIT, "30"))),
                breaks("S2-READ-WAIT-19")
                        .by(
                                "s2-session-wait-of-zero-stays-at-tail",
                                "Keeps a session with a wait of 0 seconds open at the tail.",
                                () -> Behaviour.reply(
                                        request -> SESSION.test(request) && WaitUnaryDeviations.saysZero(request),
                                        Reply::heldOpen)),
                breaks("S2-READ-WAIT-25")
                        .by(
                                "s2-batch-lost-on-the-way",
                                "Loses the second batch of each session.",
                                () -> batches(() -> numbered(2, event -> List.of()))),
                breaks("S2-READ-WAIT-25")
                        .by(
                                "s2-batch-repeated-on-the-way",
                                "Sends the second batch of each session twice.",
                                () -> batches(() -> numbered(2, event -> List.of(event, event)))),
                breaks("S2-READ-WAIT-26")
                        .by(
                                "s2-slow-reader-loses-records",
                                "Loses every twentieth batch of a session.",
                                () -> batches(() -> numbered(20, event -> List.of()))));
    }

    private static Behaviour waiting(LongUnaryOperator seconds) {
        return Behaviour.request(
                WAITS,
                request -> request.mapParam(
                        Wire.WAIT, wait -> String.valueOf(seconds.applyAsLong(Long.parseLong(wait)))));
    }

    private static Behaviour limitedLife() {
        return Behaviour.reply(WAITS, (request, reply) -> {
            long end = System.nanoTime() + WaitUnaryDeviations.wait(request) * 1_000_000_000L;
            return reply.endedAfter(event -> event.is(Wire.BATCH) && System.nanoTime() > end);
        });
    }

    /** Changes the batches of each session by a change of its own. */
    private static Behaviour batches(Supplier<Function<Event, List<Event>>> changes) {
        return Behaviour.reply(SESSION, (UnaryOperator<Reply>) reply -> {
            Function<Event, List<Event>> change = changes.get();
            return reply.mapEvents(event -> event.is(Wire.BATCH) ? change.apply(event) : List.of(event));
        });
    }

    /** Changes each event whose number is a multiple of this. */
    private static Function<Event, List<Event>> numbered(int every, Function<Event, List<Event>> change) {
        int[] count = {0};
        return event -> ++count[0] % every == 0 ? change.apply(event) : List.of(event);
    }
}
