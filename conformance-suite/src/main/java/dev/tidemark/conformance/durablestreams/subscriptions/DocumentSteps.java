// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/** Section 6.3: what is said of a subscription. */
public final class DocumentSteps {

    private static final Duration A_LOOK = Duration.ofMillis(100);

    private final Scene scene;
    private final SubscriptionScene subscriptions;

    public DocumentSteps(Scene scene, SubscriptionScene subscriptions) {
        this.scene = scene;
        this.subscriptions = subscriptions;
    }

    /** 200 and a document with its id, and no stream. */
    @Then("{which} can be read")
    public void readable(Which which) {
        var last = subscriptions.subscription();
        subscriptions.adopt(which.of(subscriptions));
        var answer = Scene.expect(subscriptions.get(), "a request for the subscription", 200);
        if (answer.header(Vocabulary.STREAM_NEXT_OFFSET).isPresent()) {
            throw new Broken("a document", "a stream with a " + Vocabulary.STREAM_NEXT_OFFSET);
        }
        subscriptions.identified(answer);
        subscriptions.adopt(last);
    }

    /**
     * What the document of a subscription shows: {@code a lease of 30000 ms}; {@code the pattern "events/*"}; {@code the status failed}, within
     * {@code limits.webhook}; {@code everything that was asked for}, and id, subscription_id, streams, created_at (RFC 3339) and the status
     * active; {@code the algorithm of its signatures}, ed25519 in the signing metadata, NOT APPLICABLE where there are none; {@code no secret}, neither a field called so nor a private
     * key, nor does the answer to its creation.
     */
    @ParameterType(
            "a lease of (\\d+) ms|the pattern \"([^\"]*)\"|the status (\\w+)|(everything that was asked for)|(the algorithm of its signatures)|(no secret)")
    public Runnable term(
            String lease, String pattern, String status, String everything, String algorithm, String noSecret) {
        if (lease != null) {
            return () -> Fields.same(
                    "lease_ttl_ms", Long.valueOf(lease), Fields.count(subscriptions.document(), "lease_ttl_ms"));
        }
        if (pattern != null) {
            return () -> Fields.same(
                    "the pattern", subscriptions.path(pattern), Fields.text(subscriptions.document(), "pattern"));
        }
        if (status != null) {
            return () -> status(status);
        }
        if (noSecret != null) {
            return this::noSecret;
        }
        return everything != null
                ? this::complete
                : () -> Fields.same("alg", "ed25519", Fields.text(subscriptions.signing(), "alg"));
    }

    @Then("the subscription shows {term}")
    public void show(Runnable term) {
        term.run();
    }

    private void status(String status) {
        var shown = Fields.text(subscriptions.document(), "status");
        var patience = Patience.of(scene.target().limits().webhook(), A_LOOK);
        while (!shown.equals(status) && patience.lasts()) {
            shown = Fields.text(subscriptions.document(), "status");
        }
        Fields.same("the status", status, shown);
    }

    private void complete() {
        var document = subscriptions.document();
        var subscription = subscriptions.subscription();
        Fields.same("id", subscription.id, Fields.text(document, "id"));
        Fields.same("subscription_id", subscription.id, Fields.text(document, "subscription_id"));
        for (var field : List.of("type", "pattern", "wake_stream", "description")) {
            if (subscription.config.has(field)) {
                Fields.same(field, subscription.config.path(field).asText(), Fields.text(document, field));
            }
        }
        if (!subscription.isPull()) {
            Fields.same(
                    "webhook.url",
                    subscription.config.at("/webhook/url").asText(),
                    Fields.text(document.path("webhook"), "url"));
        }
        Fields.same("lease_ttl_ms", subscription.lease().toMillis(), Fields.count(document, "lease_ttl_ms"));
        Fields.same("status", "active", Fields.text(document, "status"));
        for (var link : Fields.list(document, "streams")) {
            List.of("path", "link_type", "acked_offset").forEach(field -> Fields.text(link, field));
        }
        instant(Fields.text(document, Vocabulary.MEMBER_CREATED_AT));
    }

    private static void instant(String text) {
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeException other) {
            throw new Broken("an instant of RFC 3339 as created_at", text);
        }
    }

    private void noSecret() {
        for (var body : List.of(subscriptions.creation(), subscriptions.get())) {
            secretFree(Fields.document(body.body(), "the subscription"));
            if (body.text().contains("PRIVATE KEY")) {
                throw new Broken("no private key in an answer", Answers.summary(body));
            }
        }
    }

    private static void secretFree(JsonNode node) {
        node.properties().forEach(field -> {
            if (field.getKey().toLowerCase(Locale.ROOT).matches(".*(secret|private|hmac).*")
                    || field.getKey().equals("d")) {
                throw new Broken("no secret in an answer", "a field '" + field.getKey() + "'");
            }
        });
        node.forEach(DocumentSteps::secretFree);
    }
}
