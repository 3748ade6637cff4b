// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.StreamPath;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.durablestreams.subscriptions.Subscription.Delivery;
import dev.tidemark.conformance.durablestreams.subscriptions.SubscriptionWords.Links;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Sections 6.1 to 6.3: making, reading and deleting subscriptions. */
public final class SubscriptionSteps {

    private static final String UNUSED = "events/*";
    private static final Duration A_LOOK = Duration.ofMillis(100);

    private final Scene scene;
    private final SubscriptionScene subscriptions;
    private JsonNode before;

    public SubscriptionSteps(Scene scene, SubscriptionScene subscriptions) {
        this.scene = scene;
        this.subscriptions = subscriptions;
    }

    @Given("a {delivery} subscription to {links}")
    public void subscription(Delivery delivery, Links links) {
        subscriptions.subscribe(delivery, config(delivery, links));
    }

    @Given("a {delivery} subscription to a new stream {string}")
    public void subscription(Delivery delivery, String name) {
        subscriptions.create(name, false);
        subscription(delivery, new Links("", List.of(name)));
    }

    @Given("a {delivery} subscription to {links} with a lease of {int} s")
    public void subscription(Delivery delivery, Links links, int seconds) {
        subscriptions.subscribe(delivery, config(delivery, links).put("lease_ttl_ms", seconds * 1000L));
    }

    @Given("a {delivery} subscription to {links} with a description")
    public void described(Delivery delivery, Links links) {
        subscriptions.subscribe(
                delivery, config(delivery, links).put("lease_ttl_ms", 20_000).put("description", "w\u00e4kes"));
    }

    @Given("another {delivery} subscription to {links}")
    public void another(Delivery delivery, Links links) {
        subscriptions.another();
        subscription(delivery, links);
    }

    private ObjectNode config(Delivery delivery, Links links) {
        var config = subscriptions.config(delivery);
        if (!links.pattern().isEmpty()) {
            config.put("pattern", subscriptions.path(links.pattern()));
        }
        if (!links.streams().isEmpty()) {
            var list = config.putArray("streams");
            links.streams().forEach(name -> list.add(subscriptions.path(name)));
        }
        return config;
    }

    @When("a client asks for a {delivery} subscription without {paths}")
    public void ask(Delivery delivery, List<String> fields) {
        var config = wellFormed(delivery);
        fields.forEach(field -> config.remove(field));
        ask(delivery, config);
    }

    @When("a client asks for a {delivery} subscription with {string} set to {string}")
    public void ask(Delivery delivery, String field, String json) {
        var config = wellFormed(delivery);
        set(config, field, Fields.value(json.replace('\'', '"')));
        ask(delivery, config);
    }

    @When("a client asks for a {delivery} subscription with streams set to {string} and no pattern")
    public void askWithStreams(Delivery delivery, String json) {
        var config = wellFormed(delivery);
        config.remove("pattern");
        config.set("streams", Fields.value(json));
        ask(delivery, config);
    }

    /** One that would be granted, as another one is first. */
    private ObjectNode wellFormed(Delivery delivery) {
        subscription(delivery, new Links(UNUSED, List.of()));
        return subscriptions.subscription().config.deepCopy();
    }

    private void ask(Delivery delivery, ObjectNode config) {
        var id = scene.examination().freshName();
        scene.answer(subscriptions.put(id, config));
        subscriptions.adopt(new Subscription(id, delivery, config, null, null));
    }

    private static void set(ObjectNode config, String field, JsonNode value) {
        var dot = field.indexOf('.');
        if (dot < 0) {
            config.set(field, value);
        } else {
            config.withObject("/" + field.substring(0, dot)).set(field.substring(dot + 1), value);
        }
    }

    @When("a client sends {string} to the URL of a subscription")
    public void sendText(String body) {
        var id = scene.examination().freshName();
        var uri = scene.removedAtEnd(subscriptions.url(id));
        scene.answer(scene.client()
                .send(Request.of("PUT", uri)
                        .with(Vocabulary.CONTENT_TYPE, Vocabulary.TEXT)
                        .body(Bodies.utf8(body))));
        subscriptions.adopt(new Subscription(id, Delivery.WEBHOOK, Fields.object(), null, null));
    }

    @When("a client creates a stream at {string} below the root")
    public void createReserved(String path) {
        var uri = StreamPath.nested(scene.target(), path);
        scene.answer(scene.client().create(uri, Vocabulary.TEXT, Bodies.utf8("x")));
    }

    @Then("no stream is created")
    public void noStream() {
        var answer = scene.answer();
        if (Answers.isSuccess(answer)
                        && answer.header(Vocabulary.STREAM_NEXT_OFFSET).isPresent()
                || answer.status() == 201) {
            throw new Broken("no stream under the reserved prefix", Answers.summary(answer));
        }
    }

    @When("a client asks for it again")
    public void again() {
        again(subscriptions.subscription().config);
    }

    @When("a client asks for it again with its fields and streams in another order and its streams doubled")
    public void againReordered() {
        var config = subscriptions.subscription().config;
        var names = new ArrayList<String>();
        config.fieldNames().forEachRemaining(names::add);
        Collections.reverse(names);
        var other = Fields.object();
        names.forEach(name -> other.set(name, config.get(name).deepCopy()));
        var paths = new ArrayList<JsonNode>();
        config.path("streams").forEach(paths::add);
        Collections.reverse(paths);
        paths.addAll(List.copyOf(paths));
        other.putArray("streams").addAll(paths);
        again(other);
    }

    @When("a client asks for it again with {string} set to {string}")
    public void againWith(String field, String json) {
        before = subscriptions.document();
        var config = subscriptions.subscription().config.deepCopy();
        var value = json.replace('\'', '"')
                .replace("~", subscriptions.path(""))
                .replace("@", config.at("/webhook/url").asText());
        set(config, field, Fields.value(value));
        again(config);
    }

    @When("a client asks for it again as a pull-wake subscription")
    public void againAsPull() {
        before = subscriptions.document();
        var config = subscriptions.subscription().config.deepCopy();
        config.remove("webhook");
        config.put("type", "pull-wake").put("wake_stream", subscriptions.path("wakes"));
        again(config);
    }

    @When("a client asks for it again without {string}")
    public void againWithout(String field) {
        before = subscriptions.document();
        var config = subscriptions.subscription().config.deepCopy();
        config.remove(field);
        again(config);
    }

    private void again(ObjectNode config) {
        scene.answer(subscriptions.put(subscriptions.subscription().id, config));
    }

    @When("a client deletes the subscription")
    public void delete() {
        scene.answer(subscriptions.delete());
    }

    @When("a client deletes the subscription and makes the same again")
    public void replace() {
        delete();
        scene.granted(scene.answer(), "a deletion", 204);
        recreate();
    }

    @When("a client makes the same subscription again")
    public void recreate() {
        var old = subscriptions.subscription();
        scene.granted(subscriptions.put(old.id, old.config), "the creation of a subscription", 201);
        var fresh = new Subscription(old.id, old.delivery, old.config, old.inbox, old.wakeStream);
        fresh.wakes.addAll(old.wakes);
        fresh.seen = old.seen;
        fresh.position = old.position;
        subscriptions.adopt(fresh);
    }

    @Then("the subscription is deleted")
    public void deleted() {
        Scene.expect(scene.answer(), "a deletion", 204);
        noSubscription();
    }

    @Then("there is no subscription")
    public void noSubscription() {
        Scene.expect(subscriptions.get(), "a request for a subscription that is not there", 404, 410);
    }

    @Then("the subscription is made")
    public void made() {
        document(Scene.expect(scene.answer(), "a creation", 201).body());
    }

    @Then("the answer to the creation is a document with its id")
    public void creation() {
        document(Scene.expect(subscriptions.creation(), "a creation", 201).body());
    }

    @Then("a client that reads the subscription gets a document with its id")
    public void readable() {
        var answer = Scene.expect(subscriptions.get(), "a request for the subscription", 200);
        if (answer.header(Vocabulary.STREAM_NEXT_OFFSET).isPresent()) {
            throw new Broken("a document", "a stream with a " + Vocabulary.STREAM_NEXT_OFFSET);
        }
        document(answer.body());
    }

    private void document(byte[] body) {
        var document = Fields.document(body, "the subscription");
        Fields.same("the id", subscriptions.subscription().id, Fields.text(document, "id"));
    }

    @Then("it is the same subscription")
    public void confirmed() {
        document(Scene.expect(scene.answer(), "a confirmation", 200).body());
    }

    @Then("the request is refused as a conflict and the subscription is unchanged")
    public void conflict() {
        Scene.expect(scene.answer(), "another configuration under the same id", 409);
        Fields.same("the subscription", before, subscriptions.document());
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
        instant(Fields.text(document, "created_at"));
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
        node.forEach(SubscriptionSteps::secretFree);
    }
}
