// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What servers get wrong of <i>One wake at a time, and none is lost</i>: {@code durable-streams/subscriptions/wakes.feature}. */
final class WakesDeviations {

    @Breaks(rule = "DS-7-01", by = "Shows work in every stream of a delivery.")
    Behaviour everythingShownAsPending() {
        return Deliveries.changedLinks(link -> link.put("has_pending", true));
    }

    @Breaks(rule = "DS-7-01", by = "Shows no work in the streams of a delivery.")
    Behaviour nothingShownAsPending() {
        return Deliveries.changedLinks(link -> link.put("has_pending", false));
    }

    @Breaks(rule = "DS-7-01", by = "Shows work in every stream of a claim.")
    Behaviour everythingClaimedAsPending() {
        return Control.claiming(claim -> Control.links(claim, link -> link.put("has_pending", true)));
    }

    @Breaks(rule = "DS-7-01", by = "Shows the cursors for the tails.")
    Behaviour tailsOfDeliveriesAreTheCursors() {
        return Deliveries.changedLinks(link -> link.put(
                Vocabulary.MEMBER_TAIL_OFFSET, link.path("acked_offset").asText()));
    }

    @Breaks(
            rule = {"DS-7-01", "DS-7.1-08"},
            by = "Says after every ack that there is more to do.")
    Behaviour thereIsAlwaysMoreToDo() {
        return Control.acking(Control::acks, answer -> answer.put("next_wake", true));
    }

    @Breaks(rule = "DS-7-01", by = "Delivers again what was acked.")
    Behaviour ackedWorkWakesAgain() {
        return again(Control::callsBack);
    }

    @Breaks(rule = "DS-7-02", by = "Delivers every append by itself.")
    Behaviour everyAppendWakes() {
        return again(request -> Requests.appends(request) && !request.path().contains("/__ds/"));
    }

    @Breaks(rule = "DS-7-02", by = "Forgets what comes while a delivery is worked on.")
    Behaviour workDuringADeliveryForgotten() {
        return Deliveries.swallowed(number -> number > 1);
    }

    @Breaks(rule = "DS-7-02", by = "Delivers further work under the first wake.")
    Behaviour laterWakesAreTheFirst() {
        Map<String, ObjectNode> first = new HashMap<>();
        return Deliveries.changed(document -> {
            var known = first.putIfAbsent(document.path("subscription_id").asText(), document.deepCopy());
            if (known != null) {
                document.setAll(known);
            }
        });
    }

    @Breaks(rule = "DS-7-02", by = "Writes an event for every append before anybody claims.")
    Behaviour everyAppendWritesAnEvent() {
        return WakeEvents.doubled();
    }

    @Breaks(rule = "DS-7-02", by = "Writes events while somebody holds the lease.")
    Behaviour appendsDuringALeaseWriteEvents() {
        return WakeEvents.addedAfter(Control::claims);
    }

    @Breaks(rule = "DS-7-02", by = "Forgets what comes while somebody holds the lease.")
    Behaviour workDuringALeaseForgotten() {
        return WakeEvents.hiddenAfter(Control::claims);
    }

    @Breaks(
            rule = {"DS-7-02", "DS-7.2-06"},
            by = "Says after every ack that there is no more to do.")
    Behaviour moreToDoUnsaid() {
        return Control.acking(Control::acks, answer -> answer.put("next_wake", false));
    }

    @Breaks(rule = "DS-7-03", by = "Gives all wakes one id.")
    Behaviour oneWakeIdForAll() {
        return Deliveries.changed(document -> document.put("wake_id", "w_1"));
    }

    @Breaks(rule = "DS-7-03", by = "Keeps the generation.")
    Behaviour generationStays() {
        return Deliveries.changed(document -> document.put("generation", 1));
    }

    @Breaks(rule = "DS-7-03", by = "Counts generations downwards.")
    Behaviour generationGoesBack() {
        return Deliveries.changed(document ->
                document.put("generation", 1_000 - document.path("generation").asLong()));
    }

    @Breaks(rule = "DS-7-03", by = "Begins to count generations anew after ten.")
    Behaviour generationBeginsAnewAtTen() {
        return Deliveries.changed(document ->
                document.put("generation", document.path("generation").asLong() % 10));
    }

    @Breaks(rule = "DS-7-03", by = "Gives all claims one wake id.")
    Behaviour oneWakeIdForAllClaims() {
        return Workers.claimingOtherwise(claim -> claim.put("wake_id", "w_1"));
    }

    @Breaks(rule = "DS-7-03", by = "Keeps the generation of claims.")
    Behaviour generationOfClaimsStays() {
        return Workers.claimingOtherwise(claim -> claim.put("generation", 1));
    }

    @Breaks(rule = "DS-7-03", by = "Counts generations from one after each start.")
    Behaviour generationBeginsAnewAfterARestart() {
        return Deliveries.handled(delivery -> delivery.upstream().restarts() == 0
                ? delivery.on()
                : delivery.on(request -> Deliveries.edited(request, document -> document.put("generation", 1))));
    }

    /** Sends the last delivery about the stream or subscription once more, as another wake, whenever this has happened to it. */
    private static Behaviour again(Predicate<Request> event) {
        Map<String, Request> last = new HashMap<>();
        return Deliveries.handled(
                delivery -> {
                    last.put(delivery.request().target(), delivery.request());
                    return delivery.on();
                },
                Behaviour.on(
                        event, (request, upstream) -> upstream.send(request).onSuccess(reply -> last.values().stream()
                                .filter(delivery -> isAbout(delivery, request))
                                .forEach(delivery -> upstream.send(Deliveries.edited(delivery, document -> document.put(
                                                "wake_id", "w_again")
                                        .put(
                                                "generation",
                                                document.path("generation").asLong() + 1)))))));
    }

    private static boolean isAbout(Request delivery, Request request) {
        var path = request.path();
        var name = path.contains("/__ds/") ? Control.id(request) : path.replaceFirst(".*/(tidemark-)", "$1");
        return delivery.body().toString().contains("\"" + name + "\"");
    }
}
