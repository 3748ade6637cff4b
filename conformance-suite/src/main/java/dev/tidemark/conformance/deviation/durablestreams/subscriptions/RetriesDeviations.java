// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;

/** What servers get wrong of <i>What could not be delivered is tried again</i>: {@code durable-streams/subscriptions/retries.feature}. */
final class RetriesDeviations {

    @Breaks(rule = "DS-7.1-11", by = "Tries again at once.")
    Behaviour triedAgainAtOnce() {
        return Deliveries.handled(delivery -> tried(delivery, 0, 5));
    }

    @Breaks(rule = "DS-7.1-11", by = "Tries again every second.")
    Behaviour triedAgainEverySecond() {
        return Deliveries.handled(delivery -> tried(delivery, 1_000, 5));
    }

    @Breaks(rule = "DS-7.1-11", by = "Tries once.")
    Behaviour notTriedAgain() {
        return Deliveries.handled(
                delivery -> delivery.on().otherwise(gone -> TAKEN).map(TAKEN));
    }

    @Breaks(rule = "DS-7.1-11", by = "Tries again once.")
    Behaviour triedTwice() {
        return Deliveries.handled(delivery -> delivery.number() > 2 ? delivery.swallowed() : delivery.on());
    }

    @Breaks(rule = "DS-7.1-11", by = "Does not try again when the receiver hangs up.")
    Behaviour hangingUpTakenForAnAnswer() {
        return Deliveries.handled(delivery -> delivery.on().otherwise(gone -> TAKEN));
    }

    @Breaks(rule = "DS-7.1-11", by = "Does not try again what was refused with a status below 500.")
    Behaviour refusalsTakenForAnAnswer() {
        return Deliveries.answered(reply -> reply.refused() ? TAKEN : reply);
    }

    @Breaks(rule = "DS-7.1-11", by = "Delivers again what was received.")
    Behaviour deliveredAgainAfterASuccess() {
        return Deliveries.handled(delivery -> delivery.on().onSuccess(reply -> {
            if (reply.ok()) {
                delivery.upstream().pause(1_500).onSuccess(now -> delivery.on());
            }
        }));
    }

    @Breaks(rule = "DS-6.3-05", by = "Shows every subscription as active.")
    Behaviour statusAlwaysActive() {
        return Control.showing(document -> document.put("status", "active"));
    }

    @Breaks(rule = "DS-6.3-05", by = "Shows a subscription as failed after its delivery succeeded.")
    Behaviour statusStaysFailed() {
        Set<String> failed = new HashSet<>();
        return Deliveries.handled(
                delivery -> delivery.on().onSuccess(reply -> {
                    if (!reply.ok()) {
                        failed.add(delivery.request().target());
                    }
                }),
                Control.showing(document -> {
                    if (!failed.isEmpty()) {
                        document.put("status", "failed");
                    }
                }));
    }

    @Breaks(rule = "DS-6.3-05", by = "Shows a subscription as failed that was never woken.")
    Behaviour statusBeginsAsFailed() {
        return Control.showing(document -> document.put("status", "failed"));
    }

    @Breaks(rule = "DS-7.1-12", by = "Forgets with a restart what was to be tried again.")
    Behaviour attemptForgottenByARestart() {
        return Deliveries.handled(
                delivery -> delivery.upstream().restarts() > 0 ? delivery.swallowed() : delivery.on());
    }

    private static final Reply TAKEN = Control.json(200, "{}");

    /** Tries until it succeeds; the server learns of the last attempt. */
    private static Future<Reply> tried(Deliveries.Delivered delivery, long pause, int times) {
        return delivery.on()
                .compose(reply -> reply.ok() || times == 0
                        ? Future.succeededFuture(reply)
                        : (pause == 0
                                        ? Future.<Void>succeededFuture()
                                        : delivery.upstream().pause(pause))
                                .compose(now -> tried(delivery, pause, times - 1)));
    }
}
