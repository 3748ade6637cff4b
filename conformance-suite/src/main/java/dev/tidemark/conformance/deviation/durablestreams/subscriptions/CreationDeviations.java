// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.function.Predicate;

/** What servers get wrong of <i>Subscriptions are made of a complete configuration</i>: {@code durable-streams/subscriptions/creation.feature}. */
final class CreationDeviations {
    @Breaks(rule = "DS-6.2-01", by = "Takes a missing type for webhook.")
    Behaviour missingTypeTakenForWebhook() {
        return Control.taking(config -> !config.has("type"), config -> config.put("type", "webhook"));
    }

    @Breaks(rule = "DS-6.2-01", by = "Takes an unknown type for webhook.")
    Behaviour unknownTypesTakenForWebhook() {
        return Control.taking(
                config -> config.path("type").asText().equals("email"), config -> config.put("type", "webhook"));
    }

    @Breaks(rule = "DS-6.2-01", by = "Takes types in capitals.")
    Behaviour typesInAnyLetterCaseTaken() {
        return Control.taking(
                config -> config.path("type").asText().equals("WEBHOOK"), config -> config.put("type", "webhook"));
    }

    @Breaks(rule = "DS-6.2-01", by = "Takes a list for the type that is in it.")
    Behaviour listsOfTypesTaken() {
        return Control.taking(config -> config.path("type").isArray(), config -> config.put("type", "webhook"));
    }

    @Breaks(rule = "DS-6.2-02", by = "Makes webhook subscriptions without a webhook.")
    Behaviour missingWebhookTaken() {
        return Control.takingWebhooks(
                config -> config.path("type").asText().equals("webhook") && !config.has("webhook"));
    }

    @Breaks(rule = "DS-6.2-02", by = "Makes webhook subscriptions without a URL.")
    Behaviour webhookWithoutUrlTaken() {
        return Control.takingWebhooks(config ->
                config.path("webhook").isObject() && !config.path("webhook").has("url"));
    }

    @Breaks(rule = "DS-6.2-02", by = "Makes webhook subscriptions with an empty URL.")
    Behaviour emptyUrlTaken() {
        return Control.takingWebhooks(config -> config.at("/webhook/url").isTextual()
                && config.at("/webhook/url").asText().isEmpty());
    }

    @Breaks(rule = "DS-6.2-02", by = "Makes webhook subscriptions with a number for a URL.")
    Behaviour numberTakenForUrl() {
        return Control.takingWebhooks(config -> config.at("/webhook/url").isNumber());
    }

    @Breaks(rule = "DS-6.2-03", by = "Makes pull-wake subscriptions without a wake stream.")
    Behaviour missingWakeStreamTaken() {
        return Control.taking(
                config -> config.path("type").asText().equals("pull-wake") && !config.has("wake_stream"),
                config -> config.put("wake_stream", "none"));
    }

    @Breaks(rule = "DS-6.2-03", by = "Makes pull-wake subscriptions with an empty wake stream.")
    Behaviour emptyWakeStreamTaken() {
        return Control.taking(
                config -> config.has("wake_stream")
                        && config.path("wake_stream").asText().isEmpty(),
                config -> config.put("wake_stream", "none"));
    }

    @Breaks(rule = "DS-6.2-03", by = "Takes null for a wake stream.")
    Behaviour nullWakeStreamTaken() {
        return Control.taking(
                config -> config.path("wake_stream").isNull(), config -> config.put("wake_stream", "none"));
    }

    @Breaks(rule = "DS-6.2-04", by = "Takes leases below a second.")
    Behaviour shortLeaseTaken() {
        return lease(config -> config.path("lease_ttl_ms").asDouble() == 999);
    }

    @Breaks(rule = "DS-6.2-04", by = "Takes leases beyond ten minutes.")
    Behaviour longLeaseTaken() {
        return lease(config -> config.path("lease_ttl_ms").asDouble() > 600_000);
    }

    @Breaks(rule = "DS-6.2-04", by = "Takes leases of no time.")
    Behaviour noLeaseTaken() {
        return lease(config -> config.path("lease_ttl_ms").isNumber()
                && config.path("lease_ttl_ms").asDouble() == 0);
    }

    @Breaks(rule = "DS-6.2-04", by = "Takes leases below zero.")
    Behaviour negativeLeaseTaken() {
        return lease(config -> config.path("lease_ttl_ms").asDouble() < 0);
    }

    @Breaks(rule = "DS-6.2-04", by = "Takes leases that are no whole number.")
    Behaviour fractionOfAMillisecondTaken() {
        return lease(config -> config.path("lease_ttl_ms").asDouble() % 1 != 0);
    }

    @Breaks(rule = "DS-6.2-04", by = "Takes texts for leases.")
    Behaviour textTakenForALease() {
        return lease(config -> config.path("lease_ttl_ms").isTextual());
    }

    @Breaks(rule = "DS-6.2-04", by = "Refuses leases of a second.")
    Behaviour shortestLeaseRefused() {
        return Control.refusing(config -> config.path("lease_ttl_ms").asLong() == 1000);
    }

    @Breaks(rule = "DS-6.2-04", by = "Refuses leases of ten minutes.")
    Behaviour longestLeaseRefused() {
        return Control.refusing(config -> config.path("lease_ttl_ms").asLong() == 600_000);
    }

    @Breaks(rule = "DS-6.2-04", by = "Shortens leases to a minute.")
    Behaviour longLeaseCutShort() {
        return Control.showing(document -> document.put(
                "lease_ttl_ms", Math.min(60_000, document.path("lease_ttl_ms").asLong())));
    }

    @Breaks(rule = "DS-6.2-05", by = "Has a lease of a minute where nothing is said.")
    Behaviour leaseOfAMinuteByDefault() {
        return Control.showing(document -> document.put("lease_ttl_ms", 60_000));
    }

    @Breaks(rule = "DS-6.2-05", by = "Shows null for the default of the lease.")
    Behaviour noLeaseShownByDefault() {
        return Control.showing(document -> document.putNull("lease_ttl_ms"));
    }

    @Breaks(rule = "DS-6.2-05", by = "Takes the default for another configuration than thirty seconds.")
    Behaviour defaultUnlikeTheSameLeaseGiven() {
        return Behaviour.on(
                Control::creates,
                (request, upstream) -> request.body().toString().contains("30000")
                        ? Future.succeededFuture(Reply.of(409))
                        : upstream.send(request));
    }

    @Breaks(
            rule = {"DS-6.2-05", "DS-7.2-03"},
            by = "Hands over claims with another lease than the document shows.")
    Behaviour otherLeaseClaimedByDefault() {
        return Control.claiming(claim -> claim.put("lease_ttl_ms", 60_000));
    }

    @Breaks(rule = "DS-6.2-06", by = "Makes subscriptions to nothing.")
    Behaviour nothingToSubscribeToTaken() {
        return Control.taking(
                config -> !config.has("pattern") && !config.has("streams"),
                config -> config.put("pattern", "nothing/*"));
    }

    @Breaks(rule = "DS-6.2-06", by = "Makes subscriptions to an empty list of streams.")
    Behaviour emptyListOfStreamsTaken() {
        return Control.taking(
                config -> config.path("streams").isArray()
                        && config.path("streams").isEmpty(),
                config -> config.put("pattern", "nothing/*"));
    }

    @Breaks(rule = "DS-6.2-06", by = "Takes null for a list of streams.")
    Behaviour nullTakenForStreams() {
        return Control.taking(config -> config.path("streams").isNull(), config -> config.put("pattern", "nothing/*"));
    }

    @Breaks(rule = "DS-6.2-09", by = "Answers the creation of a subscription with 200.")
    Behaviour creationAnsweredWith200() {
        return Behaviour.reply(Control::creates, reply -> reply.status() == 201 ? reply.withStatus(200) : reply);
    }

    @Breaks(rule = "DS-6.2-09", by = "Answers the creation of a subscription without a document.")
    Behaviour creationAnsweredWithoutADocument() {
        return Behaviour.reply(Control::creates, reply -> reply.status() == 201 ? reply.withBody("") : reply);
    }

    @Breaks(rule = "DS-6.2-09", by = "Answers the creation of a subscription with what was sent.")
    Behaviour creationEchoed() {
        return Behaviour.reply(
                Control::creates, (request, reply) -> reply.status() == 201 ? reply.withBody(request.body()) : reply);
    }

    @Breaks(rule = "DS-6.2-09", by = "Refuses every subscription.")
    Behaviour everySubscriptionRefused() {
        return Behaviour.instead(Control::creates, request -> Reply.of(409));
    }

    @Breaks(rule = "DS-6.2-12", by = "Shows a secret that is shared with the receiver.")
    Behaviour sharedSecretShown() {
        return Control.showing(document -> document.put("webhook_secret", "whsec_123"));
    }

    @Breaks(rule = "DS-6.2-12", by = "Shows a secret in the answer to the creation.")
    Behaviour secretShownOnCreationAlone() {
        return Behaviour.reply(
                Control::creates,
                reply -> Control.shown(
                        reply, document -> document.putObject("webhook").put("signing_secret", "123")));
    }

    @Breaks(rule = "DS-6.3-01", by = "Leaves out subscription_id.")
    Behaviour documentWithoutSubscriptionId() {
        return Control.showing(document -> document.remove("subscription_id"));
    }

    @Breaks(rule = "DS-6.3-01", by = "Leaves out created_at.")
    Behaviour documentWithoutTheInstantOfCreation() {
        return Control.showing(document -> document.remove(Vocabulary.MEMBER_CREATED_AT));
    }

    @Breaks(rule = "DS-6.3-01", by = "Shows created_at as a number.")
    Behaviour instantOfCreationAsANumber() {
        return Control.showing(document -> document.put(Vocabulary.MEMBER_CREATED_AT, 1778324210000L));
    }

    @Breaks(rule = "DS-6.3-01", by = "Shows created_at without a zone.")
    Behaviour instantOfCreationWithoutAZone() {
        return Control.showing(document -> document.put(Vocabulary.MEMBER_CREATED_AT, "2026-05-09 00:00:00"));
    }

    @Breaks(rule = "DS-6.3-01", by = "Leaves out the status.")
    Behaviour documentWithoutStatus() {
        return Control.showing(document -> document.remove("status"));
    }

    @Breaks(rule = "DS-6.3-01", by = "Leaves out the description.")
    Behaviour documentWithoutDescription() {
        return Control.showing(document -> document.remove("description"));
    }

    @Breaks(rule = "DS-6.3-01", by = "Masks the URL of the webhook.")
    Behaviour documentWithoutUrl() {
        return Control.showing(document -> document.putObject("webhook").put("url", "https://..."));
    }

    @Breaks(rule = "DS-6.3-01", by = "Leaves out the wake stream.")
    Behaviour documentWithoutWakeStream() {
        return Control.showing(document -> document.remove("wake_stream"));
    }

    @Breaks(rule = "DS-6.3-01", by = "Leaves out the streams.")
    Behaviour documentWithoutStreams() {
        return Control.showing(document -> document.remove("streams"));
    }

    private static Behaviour lease(Predicate<ObjectNode> flaw) {
        return Control.taking(flaw, config -> config.put("lease_ttl_ms", 30_000));
    }
}
