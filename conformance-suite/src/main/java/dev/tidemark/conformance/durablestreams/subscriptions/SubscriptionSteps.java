// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.StreamPath;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.durablestreams.subscriptions.Subscription.Delivery;
import dev.tidemark.conformance.durablestreams.subscriptions.SubscriptionWords.Difference;
import dev.tidemark.conformance.durablestreams.subscriptions.SubscriptionWords.Links;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;

/** Sections 6.1 to 6.3: making, confirming and deleting subscriptions. */
public final class SubscriptionSteps {

    private static final Links UNUSED = new Links("events/*", List.of(), false);

    private final Scene scene;
    private final SubscriptionScene subscriptions;
    private Response before;

    public SubscriptionSteps(Scene scene, SubscriptionScene subscriptions) {
        this.scene = scene;
        this.subscriptions = subscriptions;
    }

    /** Has to be granted; with a wake stream of its own, or an address of the receiver. */
    @Given("a {delivery} subscription to {links}{terms}")
    public void subscription(Delivery delivery, Links links, Map<String, Object> terms) {
        if (links.fresh()) {
            links.streams().forEach(name -> subscriptions.create(name, false));
        }
        var config = subscriptions.config(delivery);
        if (!links.pattern().isEmpty()) {
            config.put("pattern", subscriptions.path(links.pattern()));
        }
        if (!links.streams().isEmpty()) {
            var list = config.putArray("streams");
            links.streams().forEach(name -> list.add(subscriptions.path(name)));
        }
        config.setAll(Fields.of(terms));
        subscriptions.subscribe(delivery, config);
    }

    /** "The subscription" from then on; "the other subscription" is the one from before. */
    @Given("another {delivery} subscription to {links}")
    public void another(Delivery delivery, Links links) {
        subscriptions.another();
        subscription(delivery, links, Map.of());
    }

    /** May be refused; one without the difference, to a pattern, is granted before. */
    @When("a client asks for a {delivery} subscription {difference}")
    public void ask(Delivery delivery, Difference difference) {
        subscription(delivery, UNUSED, Map.of());
        var config = subscriptions.subscription().config.deepCopy();
        difference.on(config);
        var id = scene.examination().freshName();
        scene.answer(subscriptions.put(id, config));
        subscriptions.asked(new Subscription(id, delivery, config, null, null));
    }

    /** PUT of a text. */
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

    /** PUT of a text, which {@code no stream is created} looks at. */
    @When("a client creates a stream at {string} below the root")
    public void createReserved(String path) {
        var uri = StreamPath.nested(scene.target(), path);
        scene.answer(scene.client().create(uri, Vocabulary.TEXT, Bodies.utf8("x")));
    }

    /** Neither 201 nor a Stream-Next-Offset. */
    @Then("no stream is created")
    public void noStream() {
        var answer = scene.answer();
        if (Answers.isSuccess(answer)
                        && answer.header(Vocabulary.STREAM_NEXT_OFFSET).isPresent()
                || answer.status() == 201) {
            throw new Broken("no stream under the reserved prefix", Answers.summary(answer));
        }
    }

    /** The same PUT but for the difference. */
    @When("a client asks for it again{otherwise}")
    public void again(Difference difference) {
        before = subscriptions.get();
        var config = subscriptions.subscription().config.deepCopy();
        difference.on(config);
        scene.answer(subscriptions.put(subscriptions.subscription().id, config));
    }

    /** A document with its id; created is 201 and confirmed is 200. */
    @Then("the subscription is {made}")
    public void made(int status) {
        var answer = status == 201 ? subscriptions.creation() : scene.answer();
        subscriptions.identified(Scene.expect(answer, "a creation", status));
    }

    /** All fields of its document are as they were before it was asked for again. */
    @Then("the subscription is unchanged")
    public void unchanged() {
        Fields.same("the subscription", Fields.document(before.body(), "the subscription"), subscriptions.document());
    }

    @When("a client deletes the subscription{successor}")
    public void delete(Successor successor) {
        scene.answer(subscriptions.delete());
        if (successor == Successor.SAME) {
            scene.granted(scene.answer(), "a deletion", 204);
            var old = subscriptions.subscription();
            scene.granted(subscriptions.put(old.id, old.config), "the creation of a subscription", 201);
            subscriptions.adopt(old.again());
        }
    }

    /** What comes after a deletion. */
    public enum Successor {
        @Word(value = "", means = "Nothing: DELETE.")
        NONE,
        @Word(value = " and makes the same again", means = "DELETE and PUT; both have to be granted.")
        SAME
    }

    /** 404 or 410. */
    @Then("there is no subscription")
    public void noSubscription() {
        Scene.expect(subscriptions.get(), "a request for a subscription that is not there", 404, 410);
    }

    /** 204: a change of its links, a deletion, or a release of its work. */
    @Then("the change is accepted")
    public void accepted() {
        Scene.expect(scene.answer(), "a change", 204);
    }
}
