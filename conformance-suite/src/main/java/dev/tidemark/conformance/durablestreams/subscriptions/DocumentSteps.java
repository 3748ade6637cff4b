// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.reports.contract.Broken;
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

    @Then("the answer to the creation is a document with its id")
    public void creation() {
        subscriptions.identified(Scene.expect(subscriptions.creation(), "a creation", 201));
    }

    @Then("a client that reads the subscription gets a document with its id")
    public void readable() {
        var answer = Scene.expect(subscriptions.get(), "a request for the subscription", 200);
        if (answer.header(Vocabulary.STREAM_NEXT_OFFSET).isPresent()) {
            throw new Broken("a document", "a stream with a " + Vocabulary.STREAM_NEXT_OFFSET);
        }
        subscriptions.identified(answer);
    }

    @Then("both subscriptions are there")
    public void bothThere() {
        var second = subscriptions.subscription();
        readable();
        subscriptions.adopt(subscriptions.other());
        readable();
        subscriptions.adopt(second);
    }

    @Then("the subscription has a lease of {int} ms")
    public void lease(int millis) {
        Fields.same("lease_ttl_ms", (long) millis, Fields.count(subscriptions.document(), "lease_ttl_ms"));
    }

    @Then("the status of the subscription becomes {word}")
    public void status(String status) {
        var shown = Fields.text(subscriptions.document(), "status");
        var patience = Patience.of(scene.target().limits().webhook(), A_LOOK);
        while (!shown.equals(status) && patience.lasts()) {
            shown = Fields.text(subscriptions.document(), "status");
        }
        Fields.same("the status", status, shown);
    }

    @Then("the document shows everything that was asked for")
    public void complete() {
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

    @Then("no answer about the subscription holds a secret")
    public void noSecret() {
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
