// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.wait;

import static dev.tidemark.conformance.deviation.s2.Waits.isSeconds;
import static dev.tidemark.conformance.deviation.s2.Waits.refusal;
import static dev.tidemark.conformance.deviation.s2.Waits.saysZero;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Waits;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.function.LongUnaryOperator;

/** S2 unary reads that wait in another way than they ask to. */
final class UnaryDeviations {
    @Breaks(rule = "S2-READ-WAIT-01", by = "Lets every unary read wait a while, whether it asks to or not.")
    Behaviour s2UnaryReadWaitsUnasked() {
        return Behaviour.on(
                request -> Requests.readsOnce(request)
                        && request.param(Vocabulary.WAIT).isEmpty(),
                (request, upstream) -> upstream.pause(UnaryWaits.STALL_MILLIS).compose(over -> upstream.send(request)));
    }

    @Breaks(
            rule = {"S2-READ-WAIT-02", "S2-READ-WAIT-05"},
            by = "Answers a unary read at the tail at once, whatever its wait.")
    Behaviour s2UnaryReadDoesNotWait() {
        return Behaviour.on(UnaryWaits.WAITS, (request, upstream) -> UnaryWaits.atOnce(request, upstream));
    }

    @Breaks(rule = "S2-READ-WAIT-04", by = "Answers 408 when the wait of a unary read is over.")
    Behaviour s2WaitEndsInTimeOut() {
        return Behaviour.reply(UnaryWaits.WAITS, reply -> UnaryWaits.isEmpty(reply) ? reply.withStatus(408) : reply);
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
                request -> UnaryWaits.WAITS.test(request) && Waits.wait(request) > 60,
                request -> refusal(422, "invalid"));
    }

    @Breaks(rule = "S2-READ-WAIT-08", by = "Holds back records that are there until the wait is over.")
    Behaviour s2RecordsWithheldWhileWaiting() {
        return Behaviour.on(UnaryWaits.WAITS, (request, upstream) -> upstream.send(request)
                .compose(reply -> upstream.pause(Math.min(Waits.wait(request) * 1_000, UnaryWaits.STALL_MILLIS))
                        .map(reply)));
    }

    @Breaks(rule = "S2-READ-WAIT-09", by = "Takes a wait of 0 seconds for one of a minute.")
    Behaviour s2WaitOfZeroIsEndless() {
        return Behaviour.request(
                request -> Requests.readsOnce(request) && saysZero(request),
                request -> request.withParam(Vocabulary.WAIT, "60"));
    }

    @Breaks(rule = "S2-READ-WAIT-27", by = "Passes over a wait that is no number of seconds.")
    Behaviour s2MalformedWaitIgnored() {
        return Behaviour.request(
                request -> Requests.reads(request) && request.hasParam(Vocabulary.WAIT, wait -> !isSeconds(wait)),
                request -> request.withoutParam(Vocabulary.WAIT));
    }

    private static Behaviour waiting(LongUnaryOperator seconds) {
        return Behaviour.request(
                UnaryWaits.WAITS,
                request -> request.mapParam(
                        Vocabulary.WAIT, wait -> String.valueOf(seconds.applyAsLong(Long.parseLong(wait)))));
    }
}
