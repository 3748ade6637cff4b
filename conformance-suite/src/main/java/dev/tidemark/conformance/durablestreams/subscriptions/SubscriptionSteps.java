// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.StreamPath;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.durablestreams.subscriptions.Subscription.Delivery;
import dev.tidemark.conformance.durablestreams.subscriptions.SubscriptionWords.Links;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Sections 6.1 to 6.3: making and deleting subscriptions. */
public final class SubscriptionSteps {

    private static final String UNUSED = "events/*";

    private final Scene scene;
    private final SubscriptionScene subscriptions;

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

    @Given("a {delivery} subscription to the new streams {paths}")
    public void subscription(Delivery delivery, List<String> names) {
        names.forEach(name -> subscriptions.create(name, false));
        subscription(delivery, new Links("", names));
    }

    @Given("a {delivery} subscription to a new stream {string} with a lease of {int} s")
    public void subscription(Delivery delivery, String name, int seconds) {
        subscriptions.create(name, false);
        subscription(delivery, new Links("", List.of(name)), seconds);
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
        Fields.set(config, field, Fields.value(json.replace('\'', '"')));
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
        subscriptions.identified(Scene.expect(scene.answer(), "a creation", 201));
    }
}
