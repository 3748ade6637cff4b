// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.durablestreams.client.Scene;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Section 6.2: asking again for what is there. */
public final class ConfirmationSteps {

    private final Scene scene;
    private final SubscriptionScene subscriptions;
    private JsonNode before;

    public ConfirmationSteps(Scene scene, SubscriptionScene subscriptions) {
        this.scene = scene;
        this.subscriptions = subscriptions;
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
        Fields.set(config, field, Fields.value(value));
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

    @Then("it is the same subscription")
    public void confirmed() {
        subscriptions.identified(Scene.expect(scene.answer(), "a confirmation", 200));
    }

    @Then("the request is refused as a conflict and the subscription is unchanged")
    public void conflict() {
        Scene.expect(scene.answer(), "another configuration under the same id", 409);
        Fields.same("the subscription", before, subscriptions.document());
    }
}
