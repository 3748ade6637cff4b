// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.wait;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Sessions;
import dev.tidemark.conformance.deviation.s2.Waits;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** S2 sessions that wait in another way than they ask to. */
final class SessionDeviations {
    private static final Predicate<Request> SESSION = Requests::opensEvents;

    private static final Predicate<Request> WAITS = request -> SESSION.test(request) && Waits.wait(request) > 0;

    private static final Predicate<Request> BOUNDED = request -> SESSION.test(request)
            && Stream.of(Vocabulary.COUNT, Vocabulary.BYTES, Vocabulary.UNTIL)
                    .anyMatch(bound -> request.hasParam(bound));

    /** The pings of a server come at most so far apart. */
    private static final long PING_SECONDS = 15;

    @Breaks(rule = "S2-READ-WAIT-10", by = "Ends every session at the tail.")
    Behaviour s2UnboundedSessionEndsAtTail() {
        return Behaviour.request(
                request ->
                        SESSION.test(request) && request.param(Vocabulary.WAIT).isEmpty(),
                request -> request.withParam(Vocabulary.WAIT, "0"));
    }

    @Breaks(rule = "S2-READ-WAIT-10", by = "Ends a session that is quiet for ten seconds.")
    Behaviour s2UnboundedSessionIsNotForEver() {
        return Behaviour.request(
                request -> SESSION.test(request)
                        && !BOUNDED.test(request)
                        && request.param(Vocabulary.WAIT).isEmpty(),
                request -> request.withParam(Vocabulary.WAIT, "10"));
    }

    @Breaks(
            rule = "S2-READ-WAIT-12",
            by = "Lets a session with bytes or until follow although it does not ask to wait.")
    Behaviour s2OnlyCountEndsSession() {
        return Behaviour.request(
                request -> BOUNDED.test(request)
                        && request.param(Vocabulary.COUNT).isEmpty()
                        && request.param(Vocabulary.WAIT).isEmpty(),
                request -> request.withParam(Vocabulary.WAIT, "30"));
    }

    @Breaks(rule = "S2-READ-WAIT-13", by = "Ends a session with a bound at the tail, whatever its wait.")
    Behaviour s2BoundedSessionEndsAtTail() {
        return Behaviour.request(BOUNDED, request -> request.withoutParam(Vocabulary.WAIT));
    }

    @Breaks(
            rule = "S2-READ-WAIT-14",
            by = "Ends a session with the first record that comes after its wait, counted from its begin.")
    Behaviour s2WaitIsLifeOfSession() {
        return Behaviour.reply(WAITS, (request, reply) -> {
            long end = System.nanoTime() + Waits.wait(request) * 1_000_000_000L;
            return reply.endedAfter(event -> event.is(Vocabulary.EVENT_BATCH) && System.nanoTime() > end);
        });
    }

    @Breaks(rule = "S2-READ-WAIT-15", by = "Starts the wait of a session anew with a ping.")
    Behaviour s2PingsProlongWait() {
        return waiting(seconds -> seconds > PING_SECONDS ? seconds + PING_SECONDS : seconds);
    }

    @Breaks(rule = "S2-READ-WAIT-16", by = "Ends a session whose wait is over with an error event.")
    Behaviour s2WaitEndsInError() {
        return Behaviour.reply(WAITS, reply -> reply.followedBy(Sessions.ERROR_EVENT));
    }

    @Breaks(rule = "S2-READ-WAIT-16", by = "Waits half as long as a session asks.")
    Behaviour s2SessionWaitHalved() {
        return waiting(seconds -> (seconds + 1) / 2);
    }

    @Breaks(rule = "S2-READ-WAIT-17", by = "Takes the whole wait of a session for its old records.")
    Behaviour s2OldRecordsUseUpWait() {
        return Behaviour.request(WAITS, request -> request.withParam(Vocabulary.WAIT, "0"));
    }

    @Breaks(rule = "S2-READ-WAIT-18", by = "Lets a session with a wait of 0 seconds follow.")
    Behaviour s2SessionWaitOfZeroIsNone() {
        return Behaviour.request(
                request -> SESSION.test(request) && Waits.saysZero(request),
                request -> request.withParam(Vocabulary.WAIT, "30"));
    }

    @Breaks(rule = "S2-READ-WAIT-19", by = "Keeps a session with a wait of 0 seconds open at the tail.")
    Behaviour s2SessionWaitOfZeroStaysAtTail() {
        return Behaviour.reply(request -> SESSION.test(request) && Waits.saysZero(request), Reply::heldOpen);
    }

    private static Behaviour waiting(LongUnaryOperator seconds) {
        return Behaviour.request(
                WAITS,
                request -> request.mapParam(
                        Vocabulary.WAIT, wait -> String.valueOf(seconds.applyAsLong(Long.parseLong(wait)))));
    }
}
