// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Map;

/** Sections 7.3 and 12.9: requests of a worker that are right but for one thing. */
public final class FlawSteps {

    private final Scene scene;
    private final SubscriptionScene subscriptions;

    public FlawSteps(Scene scene, SubscriptionScene subscriptions) {
        this.scene = scene;
        this.subscriptions = subscriptions;
    }

    /** What a worker asks for with a token. */
    @ParameterType("ack|release|callback")
    public String action(String text) {
        return text;
    }

    @When("^the worker sends its (ack|release|callback) for \"([^\"]*)\" with (.+)$")
    public void flawed(String action, String name, String flaw) {
        var wake = subscriptions.subscription().wake();
        var body = body(action, name, wake);
        scene.answer(worker().send(flawed(action, wake, body, flaw)));
    }

    private Request flawed(String action, Wake wake, ObjectNode body, String flaw) {
        return switch (flaw) {
            case "another wake id" -> request(action, wake, body.put("wake_id", wake.id() + "0"));
            case "no wake id" -> request(action, wake, without(body, "wake_id"));
            case "the next generation" -> request(action, wake, body.put("generation", wake.generation() + 1));
            case "the last generation" -> request(action, wake, body.put("generation", wake.generation() - 1));
            case "no generation" -> request(action, wake, without(body, "generation"));
            case "the token of its first wake" ->
                request(
                        action,
                        wake.withToken(subscriptions.subscription().wakes.get(0).token()),
                        body);
            case "the token of another subscription" ->
                request(action, wake.withToken(subscriptions.other().wake().token()), body);
            case "no token" -> SubscriptionScene.request("POST", url(action), body);
            case "a token of no meaning" -> request(action, wake.withToken("abc.def"), body);
            case "the token in its query" ->
                SubscriptionScene.request("POST", Client.withQuery(url(action), "token=" + wake.token()), body);
            case "the token in its body" ->
                SubscriptionScene.request("POST", url(action), body.put("token", wake.token()));
            default -> request(action, wake.withToken(changed(wake.token(), flaw)), body);
        };
    }

    /** One character of the token is another one, of the same alphabet. */
    private static String changed(String token, String flaw) {
        var at =
                switch (flaw) {
                    case "a token whose first character is changed" -> 0;
                    case "a token changed in the middle of its beginning" -> token.length() / 4;
                    case "a token changed in its middle" -> token.length() / 2;
                    case "a token changed close to its end" -> token.length() - 3;
                    default -> throw new IllegalArgumentException("no request has " + flaw);
                };
        var place = token.charAt(at) == '.' ? at + 1 : at;
        var other = token.charAt(place) == 'A' ? 'B' : 'A';
        return token.substring(0, place) + other + token.substring(place + 1);
    }

    private static ObjectNode without(ObjectNode body, String field) {
        body.remove(field);
        return body;
    }

    private ObjectNode body(String action, String name, Wake wake) {
        return action.equals("release")
                ? Worker.identity(wake)
                : Worker.body(
                        wake,
                        Map.of(
                                subscriptions.path(name),
                                subscriptions.stream(name).tail()),
                        true);
    }

    @Then("the worker has its work still")
    public void stillHeld() {
        var wake = subscriptions.subscription().wake();
        var answer =
                scene.granted(worker().ack(wake, Map.of(), false), "a heartbeat of the worker that has the work", 200);
        Fields.document(answer.body(), "the answer to an ack");
    }

    @Then("the worker's own {action} for {string} is granted")
    public void own(String action, String name) {
        var wake = subscriptions.subscription().wake();
        scene.granted(
                worker().send(request(action, wake, body(action, name, wake))), "a request without a flaw", 200, 204);
    }

    @Then("the callback URL holds no token")
    public void noTokenInUrl() {
        var wake = subscriptions.subscription().wake();
        var url = Fields.text(wake.document(), "callback_url");
        if (url.contains(wake.token())) {
            throw new Broken("a callback_url without the token", url);
        }
    }

    @When("the worker uses its token of the webhook for an {action} of {string}")
    public void elsewhere(String action, String name) {
        var wake = subscriptions.subscription().wake();
        scene.answer(worker().send(request(action, wake, body("ack", name, wake))));
    }

    private Request request(String action, Wake wake, ObjectNode body) {
        return worker().request(action, wake, body);
    }

    private java.net.URI url(String action) {
        return subscriptions.url(subscriptions.subscription(), action);
    }

    private Worker worker() {
        return new Worker(subscriptions, subscriptions.subscription());
    }
}
