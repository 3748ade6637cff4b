// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.StreamPath;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.grammar.Words;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Sections 6.1 and 6.4: the streams of a scenario, and which of them a subscription is linked to. */
public final class LinkSteps {

    private final Scene scene;
    private final SubscriptionScene subscriptions;

    public LinkSteps(Scene scene, SubscriptionScene subscriptions) {
        this.scene = scene;
        this.subscriptions = subscriptions;
    }

    /** Created empty. */
    @Given("the stream(s) {paths}")
    public void streams(List<String> names) {
        names.forEach(name -> subscriptions.create(name, false));
    }

    /** Created, and appended one after the other. */
    @Given("the stream {string} holds {int} message(s)")
    public void filled(String name, int messages) {
        subscriptions.create(name, false);
        subscriptions.append(name, messages);
    }

    /** Has to be granted. */
    @When("a writer appends {int} message(s) to {string}{before}")
    public void append(int messages, String name, Before before) {
        subscriptions.append(name, messages);
        if (before == Before.RECEIVER_IS_DONE) {
            subscriptions.cause();
            subscriptions.later().complete(ReceiverSteps.DONE);
        }
    }

    /** What waits for an append. */
    public enum Before {
        @Word(value = "", means = "Nothing.")
        NOTHING,
        @Word(
                value = " before the receiver answers that it is done",
                means = "To the delivery that it takes its time with; it does so then.")
        RECEIVER_IS_DONE
    }

    /** 6.4: POST of their paths to {@code streams} of the subscription. */
    @When("a writer creates {string}{firstMessage}")
    public void create(String name, FirstMessage first) {
        first.create(subscriptions, name);
    }

    /** How a stream comes by its first message. */
    public enum FirstMessage {
        @Word(value = " with a message in it", means = "As the content of the creation.")
        IN_CREATION {
            @Override
            void create(SubscriptionScene subscriptions, String name) {
                subscriptions.create(name, true);
            }
        },
        @Word(value = " and appends a message to it", means = "The creation is empty.")
        APPENDED {
            @Override
            void create(SubscriptionScene subscriptions, String name) {
                subscriptions.create(name, false);
                subscriptions.append(name, 1);
            }
        };

        abstract void create(SubscriptionScene subscriptions, String name);
    }

    /** 6.4: DELETE of its path below {@code streams} of the subscription. */
    @When("a client adds {paths} to the subscription")
    public void add(List<String> names) {
        var body = Fields.object();
        var list = body.putArray("streams");
        names.forEach(name -> list.add(subscriptions.path(name)));
        scene.answer(subscriptions.send("POST", subscriptions.url(subscriptions.subscription(), "streams"), body));
    }

    @When("a client removes {string} from the subscription{slashes}")
    public void remove(String name, Slashes slashes) {
        URI link = subscriptions.url(
                subscriptions.subscription(), "streams/" + slashes.written.apply(subscriptions.path(name)));
        scene.answer(scene.client().send(Request.of("DELETE", link)));
    }

    /** How the slashes of a path are written in the URL of its link. */
    public enum Slashes {
        @Word(value = "", means = "Escaped.")
        ESCAPED(StreamPath::encoded),
        @Word(value = ", with its slashes as they are", means = "Each is one of the URL.")
        PLAIN(StreamPath::encodedSegments);

        final UnaryOperator<String> written;

        Slashes(UnaryOperator<String> written) {
            this.written = written;
        }
    }

    /** These, each once. */
    @Then("{linkList} lists just {paths}")
    public void listsJust(LinkList list, List<String> names) {
        var expected = names.stream().map(subscriptions::path).sorted().toList();
        var listed = list.paths.apply(subscriptions).stream().sorted().toList();
        Fields.same("the streams of " + Words.of(list), expected, listed);
    }

    /** Where streams are listed. */
    public enum LinkList {
        @Word(value = "the subscription", means = "Its document.")
        DOCUMENT(LinkList::linked),
        @Word(value = "the wake", means = "The delivery, or the claim.")
        WAKE(subscriptions -> subscriptions.subscription().wake().paths()),
        @Word(value = "the wake event", means = "It names one stream.")
        EVENT(subscriptions -> List.of(Fields.text(subscriptions.subscription().sign, "stream")));

        private final Function<SubscriptionScene, List<String>> paths;

        LinkList(Function<SubscriptionScene, List<String>> paths) {
            this.paths = paths;
        }

        private static List<String> linked(SubscriptionScene subscriptions) {
            var paths = new ArrayList<String>();
            Fields.list(subscriptions.document(), "streams").forEach(link -> paths.add(Fields.text(link, "path")));
            return paths;
        }
    }

    /** link_type. */
    @Then("the subscription lists {string} as {word}")
    public void listsAs(String name, String type) {
        Fields.same("the link_type of " + name, type, Fields.text(link(name), "link_type"));
    }

    /** acked_offset. */
    @Then("the cursor of {string} is {cursor}")
    public void at(String name, Optional<Integer> message) {
        var stream = subscriptions.stream(name);
        if (message.isEmpty()) {
            at(name, stream.tail(), "the tail");
        } else {
            at(name, stream.offset(message.get()), "the offset after message " + message.get());
        }
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
