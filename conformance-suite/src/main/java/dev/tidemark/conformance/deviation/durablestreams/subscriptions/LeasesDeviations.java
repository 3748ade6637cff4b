// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/** What servers get wrong of <i>Work is lent for a time</i>: {@code durable-streams/subscriptions/leases.feature}. */
final class LeasesDeviations {

    @Breaks(rule = "DS-7.3-05", by = "Does not end the lease of a delivery.")
    Behaviour leaseOfADeliveryNeverOver() {
        return lease(millis -> 600_000);
    }

    @Breaks(rule = "DS-7.3-05", by = "Ends the lease of a delivery after half of its time.")
    Behaviour leaseOfADeliveryTooShort() {
        return lease(millis -> Math.max(1_000, millis / 2));
    }

    @Breaks(rule = "DS-7.3-05", by = "Ends the lease of a delivery after ten times its time.")
    Behaviour leaseOfADeliveryTooLong() {
        return lease(millis -> millis * 10);
    }

    @Breaks(rule = "DS-7.3-05", by = "Does not extend the lease with a callback.")
    Behaviour callbacksExtendNothing() {
        return Behaviour.on(
                Control::callsBack,
                (request, upstream) ->
                        Control.isDone(request) ? upstream.send(request) : Future.succeededFuture(Control.granted()));
    }

    @Breaks(rule = "DS-7.3-05", by = "Does not end a lease that was extended.")
    Behaviour callbacksExtendForEver() {
        Set<String> extended = new HashSet<>();
        return Deliveries.handled(
                delivery -> extended.isEmpty() ? delivery.on() : delivery.swallowed(),
                Behaviour.on(Control::callsBack, (request, upstream) -> {
                    extended.add(Control.id(request));
                    return upstream.send(request);
                }));
    }

    @Breaks(rule = "DS-7.3-06", by = "Lends the work for half of the time.")
    Behaviour leaseRunsBeforeTheClaim() {
        return lease(millis -> Math.max(1_000, millis / 2));
    }

    @Breaks(rule = "DS-7.3-06", by = "Lends the work for ten times the time.")
    Behaviour leaseOfAClaimTooLong() {
        return lease(millis -> millis * 10);
    }

    @Breaks(rule = "DS-7.3-06", by = "Does not extend the lease of a claim with acks.")
    Behaviour acksExtendNothing() {
        return Behaviour.on(
                Control::pullAcks,
                (request, upstream) ->
                        Control.isDone(request) ? upstream.send(request) : Future.succeededFuture(Control.granted()));
    }

    @Breaks(rule = "DS-7.3-06", by = "Does not end the lease of a claim that was extended.")
    Behaviour extendedLeaseNeverOver() {
        return WakeEvents.hiddenAfter(Control::pullAcks);
    }

    @Breaks(rule = "DS-7.3-07", by = "Keeps the holder of a lease that is over.")
    Behaviour holderKeptAfterTheLease() {
        return lease(millis -> 600_000);
    }

    @Breaks(rule = "DS-7.3-07", by = "Takes the token of a lease that is over.")
    Behaviour tokenKeptAfterTheLease() {
        return Control.granting(Control::pullAcks);
    }

    @Breaks(rule = "DS-7.3-07", by = "Refuses an ack after the lease and moves the cursor.")
    Behaviour ackAfterTheLeaseMovesTheCursor() {
        return Control.movedByRefused(Control::pullAcks);
    }

    @Breaks(rule = "DS-7.3-08", by = "Does not announce the work of a lease that is over.")
    Behaviour workAfterALeaseNotAnnounced() {
        return WakeEvents.hiddenAfter(Control::claims);
    }

    @Breaks(rule = "DS-7.3-08", by = "Announces the work of a lease that is over in the generation that it had.")
    Behaviour workAfterALeaseInTheSameGeneration() {
        return WakeEvents.changed(event -> event.put("generation", 1));
    }

    @Breaks(rule = "DS-7.3-08", by = "Announces the end of a lease when no work is left.")
    Behaviour leaseOverAnnouncedWithoutWork() {
        return WakeEvents.addedAfter(Control::pullAcks);
    }

    /** Has leases of another length than it is asked for and shows. */
    private static Behaviour lease(LongUnaryOperator change) {
        return Behaviour.request(
                Control::creates,
                request -> Deliveries.edited(request, config -> {
                    if (config.has("lease_ttl_ms")) {
                        config.put(
                                "lease_ttl_ms",
                                change.applyAsLong(config.path("lease_ttl_ms").asLong()));
                    }
                }));
    }
}
