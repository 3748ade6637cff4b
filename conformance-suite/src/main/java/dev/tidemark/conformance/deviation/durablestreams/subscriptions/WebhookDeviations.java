// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;

/** What servers get wrong of <i>A webhook hands work to a receiver</i>: {@code durable-streams/subscriptions/webhook.feature}. */
final class WebhookDeviations {
    private static final String DONE = "{\"done\": true}";

    @Breaks(rule = "DS-7.1-01", by = "Delivers nothing before the second append.")
    Behaviour firstAppendNotDelivered() {
        return Deliveries.swallowed(number -> number == 1);
    }

    @Breaks(rule = "DS-7.1-01", by = "Delivers with PUT.")
    Behaviour deliveredWithPut() {
        return Deliveries.handled(delivery -> delivery.on(request -> request.withMethod("PUT")));
    }

    @Breaks(rule = "DS-7.1-01", by = "Calls deliveries plain text.")
    Behaviour deliveredAsText() {
        return Deliveries.handled(delivery -> delivery.on(request -> request.withHeader("Content-Type", "text/plain")));
    }

    @Breaks(rule = "DS-7.1-01", by = "Delivers without the streams.")
    Behaviour deliveredWithoutStreams() {
        return Deliveries.changed(document -> document.putArray("streams"));
    }

    @Breaks(rule = "DS-7.1-02", by = "Uses in deliveries the names of an older draft.")
    Behaviour olderNamesInDeliveries() {
        return Deliveries.changed(document -> document.set("consumer_id", document.remove("subscription_id")));
    }

    @Breaks(rule = "DS-7.1-02", by = "Leaves out the tails in deliveries.")
    Behaviour deliveredWithoutTails() {
        return Deliveries.changedLinks(link -> link.remove(Vocabulary.MEMBER_TAIL_OFFSET));
    }

    @Breaks(rule = "DS-7.1-02", by = "Leaves out the cursors in deliveries.")
    Behaviour deliveredWithoutCursors() {
        return Deliveries.changedLinks(link -> link.remove("acked_offset"));
    }

    @Breaks(rule = "DS-7.1-02", by = "Writes has_pending as a text.")
    Behaviour pendingAsAText() {
        return Deliveries.changedLinks(link -> link.put("has_pending", "true"));
    }

    @Breaks(rule = "DS-7.1-02", by = "Leaves out the address to call back.")
    Behaviour deliveredWithoutAnAddress() {
        return Deliveries.changed(document -> document.remove("callback_url"));
    }

    @Breaks(rule = "DS-7.1-02", by = "Leaves out the token.")
    Behaviour deliveredWithoutAToken() {
        return Deliveries.changed(document -> document.remove("callback_token"));
    }

    @Breaks(rule = "DS-7.1-02", by = "Writes the generation as a text.")
    Behaviour generationAsAText() {
        return Deliveries.changed(document ->
                document.put("generation", document.path("generation").asText()));
    }

    @Breaks(rule = "DS-7.1-02", by = "Names another subscription in deliveries.")
    Behaviour otherSubscriptionNamed() {
        return Deliveries.changed(document -> document.put("subscription_id", "another"));
    }

    @Breaks(rule = "DS-7.1-02", by = "Writes the cursors for the tails into deliveries.")
    Behaviour cursorsForTails() {
        return Deliveries.changedLinks(link -> link.put(
                Vocabulary.MEMBER_TAIL_OFFSET, link.path("acked_offset").asText()));
    }

    @Breaks(rule = "DS-7.1-06", by = "Ignores that a receiver is done.")
    Behaviour doneIgnored() {
        return Deliveries.answered(reply -> reply.ok() ? Control.json(200, "{}") : reply);
    }

    @Breaks(rule = "DS-7.1-06", by = "Takes every answer of a receiver for done.")
    Behaviour everyAnswerTakenForDone() {
        return Deliveries.answered(reply -> reply.ok() ? Control.json(200, DONE) : reply);
    }

    @Breaks(rule = "DS-7.1-06", by = "Takes the text true for done.")
    Behaviour doneAsATextTaken() {
        return Deliveries.answered(
                reply -> reply.body().toString().contains("\"true\"") ? Control.json(200, DONE) : reply);
    }

    @Breaks(rule = "DS-7.1-06", by = "Takes a failure that says done for done.")
    Behaviour doneInAFailureTaken() {
        return Deliveries.answered(
                reply -> reply.ok() ? reply : Control.json(200, reply.body().toString()));
    }

    @Breaks(rule = "DS-7.1-06", by = "Acks what came after the delivery when a receiver is done.")
    Behaviour doneAcksTheTailOfTheMoment() {
        return Deliveries.swallowed(number -> number > 1);
    }

    @Breaks(rule = "DS-7.1-06", by = "Ends the lease of a receiver that is done and acks nothing.")
    Behaviour doneAcksNothing() {
        return Control.showingLinks(link -> link.put("acked_offset", "-1"));
    }

    @Breaks(rule = "DS-7.1-07", by = "Does not wake for what came after a delivery.")
    Behaviour workAfterADeliveryForgotten() {
        return Deliveries.swallowed(number -> number > 1);
    }

    @Breaks(rule = "DS-7.1-07", by = "Wakes under the same id for what came after a delivery.")
    Behaviour workAfterADeliveryUnderTheSameId() {
        return Deliveries.changed(document -> document.put("wake_id", "w_1"));
    }

    @Breaks(rule = "DS-7.1-07", by = "Wakes in the same generation for what came after a delivery.")
    Behaviour workAfterADeliveryInTheSameGeneration() {
        return Deliveries.changed(document -> document.put("generation", 1));
    }

    @Breaks(rule = "DS-7.1-07", by = "Does not show the other streams of a later wake.")
    Behaviour workOfOtherStreamsForgotten() {
        return Deliveries.changed(document -> ((ArrayNode) document.path("streams")).remove(1));
    }
}
