// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.StreamPath;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Sections 6.1 and 6.4: the streams of a scenario, and which of them a subscription is linked to. */
public final class LinkSteps {

    private final Scene scene;
    private final SubscriptionScene subscriptions;

    public LinkSteps(Scene scene, SubscriptionScene subscriptions) {
        this.scene = scene;
        this.subscriptions = subscriptions;
    }

    @Given("the stream(s) {paths}")
    public void streams(List<String> names) {
        names.forEach(name -> subscriptions.create(name, false));
    }

    @Given("the stream {string} holds {int} message(s)")
    public void filled(String name, int messages) {
        subscriptions.create(name, false);
        subscriptions.append(name, messages);
    }

    @When("a writer appends {int} message(s) to {string}")
    public void append(int messages, String name) {
        subscriptions.append(name, messages);
    }

    @When("a writer creates {string} with a message in it")
    public void createFilled(String name) {
        subscriptions.create(name, true);
    }

    @When("a writer creates {string} and appends a message to it")
    public void createAndAppend(String name) {
        subscriptions.create(name, false);
        subscriptions.append(name, 1);
    }

    @When("a client adds {paths} to the subscription")
    public void add(List<String> names) {
        var body = Fields.object();
        var list = body.putArray("streams");
        names.forEach(name -> list.add(subscriptions.path(name)));
        scene.answer(subscriptions.send("POST", subscriptions.url(subscriptions.subscription(), "streams"), body));
    }

    @When("a client removes {string} from the subscription")
    public void remove(String name) {
        removeAt("streams/" + StreamPath.encoded(subscriptions.path(name)));
    }

    @When("a client removes {string} from the subscription, with its slashes as they are")
    public void removePlain(String name) {
        removeAt("streams/" + StreamPath.encodedSegments(subscriptions.path(name)));
    }

    private void removeAt(String action) {
        URI link = subscriptions.url(subscriptions.subscription(), action);
        scene.answer(scene.client().send(Request.of("DELETE", link)));
    }

    @Then("the links are changed")
    public void changed() {
        Scene.expect(scene.answer(), "a change of the links", 204);
    }

    @Then("the subscription lists just {paths}")
    public void listsJust(List<String> names) {
        var expected = new ArrayList<String>();
        new TreeSet<>(names).forEach(name -> expected.add(subscriptions.path(name)));
        Fields.same("the linked streams", expected, listed());
    }

    /** Sorted, and each as often as it is listed. */
    private List<String> listed() {
        var paths = new ArrayList<String>();
        Fields.list(subscriptions.document(), "streams").forEach(link -> paths.add(Fields.text(link, "path")));
        paths.sort(null);
        return paths;
    }

    @Then("the subscription lists {string} as {word}")
    public void listsAs(String name, String type) {
        Fields.same("the link_type of " + name, type, Fields.text(link(name), "link_type"));
    }

    @Then("the subscription is still to the pattern {string}")
    public void pattern(String pattern) {
        Fields.same("the pattern", subscriptions.path(pattern), Fields.text(subscriptions.document(), "pattern"));
    }

    @Then("the cursor of {string} is at its tail")
    public void atTail(String name) {
        at(name, subscriptions.stream(name).tail(), "the tail");
    }

    @Then("the cursor of {string} is after message {int}")
    public void at(String name, int message) {
        at(name, subscriptions.stream(name).offset(message), "the offset after message " + message);
    }

    private void at(String name, String offset, String what) {
        Fields.same("the acked_offset of " + name + ", " + what + ",", offset, Fields.text(link(name), "acked_offset"));
    }

    private JsonNode link(String name) {
        return subscriptions
                .link(name)
                .orElseThrow(() -> new Broken(
                        "a subscription that lists " + subscriptions.path(name),
                        subscriptions.document().toString()));
    }
}
