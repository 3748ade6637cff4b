// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.StreamPath;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotApplicable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** Sections 6.5 and 7.1: the published keys, and what is signed with them. */
public final class KeySteps {

    private final Scene scene;
    private final SubscriptionScene subscriptions;
    private final List<KeySet> fetched = new ArrayList<>();
    private Response answer;

    public KeySteps(Scene scene, SubscriptionScene subscriptions) {
        this.scene = scene;
        this.subscriptions = subscriptions;
    }

    @When("a receiver fetches the key set")
    public void fetch() {
        fetch(StreamPath.control(scene.target(), "jwks.json"));
    }

    @When("a receiver fetches the key set {int} times")
    public void fetch(int times) {
        for (int i = 0; i < times; i++) {
            fetch();
        }
    }

    @When("a receiver fetches the key set where the subscription says")
    public void fetchThere() {
        fetch(URI.create(Fields.text(signing(), "jwks_url")));
    }

    private void fetch(URI uri) {
        answer = Scene.expect(scene.client().send(Request.of("GET", uri)), "a request for the key set", 200);
        fetched.add(KeySet.read(answer.body()));
    }

    private JsonNode signing() {
        var signing = subscriptions.document().path("webhook").path("signing");
        if (signing.isMissingNode() || signing.isNull()) {
            throw new NotApplicable("the target shows no signing metadata (webhook.signing) with a subscription");
        }
        return signing;
    }

    @Then("it is a set of Ed25519 keys for signatures")
    public void keys() {
        last().check();
    }

    @Then("it is told to be a key set that may be kept for five minutes")
    public void headers() {
        var type = answer.header(Vocabulary.CONTENT_TYPE).orElse("none");
        Fields.same("the Content-Type", "application/jwk-set+json", type.split(";")[0].strip());
        var cache = answer.header(Vocabulary.CACHE_CONTROL).orElse("none");
        for (var directive : List.of("public", "max-age=300")) {
            if (!cache.contains(directive)) {
                throw new Broken("Cache-Control: public, max-age=300", "Cache-Control: " + cache);
            }
        }
    }

    @Then("each key has one kid, whenever it was fetched")
    public void stable() {
        var names = new HashMap<String, String>();
        for (var set : fetched) {
            set.keys().forEach(key -> {
                var kid = Fields.text(key, "kid");
                var before = names.put(Fields.text(key, "x"), kid);
                if (before != null && !before.equals(kid)) {
                    throw new Broken("the kid " + before + " for the same key", kid);
                }
            });
        }
    }

    @Then("no kid names two keys")
    public void unique() {
        var kids = new HashSet<String>();
        last().keys().forEach(key -> {
            if (!kids.add(Fields.text(key, "kid"))) {
                throw new Broken("one key for each kid", "two with the kid " + Fields.text(key, "kid"));
            }
        });
    }

    @Then("no key shows its private part")
    public void noPrivatePart() {
        last().keys().forEach(key -> {
            if (key.has("d")) {
                throw new Broken("keys without their private part", "a key with the member d");
            }
        });
        if (answer.text().contains("PRIVATE KEY")) {
            throw new Broken("no private key in the key set", "one in PEM");
        }
    }

    @Then("the key set has the kid of the subscription")
    public void namedKey() {
        last().key(Fields.text(signing(), "kid"));
    }

    @Then("the signing metadata name the algorithm")
    public void algorithm() {
        Fields.same("alg", "ed25519", Fields.text(signing(), "alg"));
    }

    @Then("every delivery so far is signed with a key of the set")
    public void signed() {
        for (var delivery : subscriptions.subscription().inbox.deliveries()) {
            var signature = Signature.of(delivery.request());
            var key = last().key(signature.kid());
            var body = delivery.request().body();
            if (!signature.isOf(body, key)) {
                throw new Broken("a signature over the " + body.length + " bytes that came", signature.toString());
            }
        }
    }

    @Then("none of the signatures is one of other bytes")
    public void notOfOthers() {
        for (var delivery : subscriptions.subscription().inbox.deliveries()) {
            var signature = Signature.of(delivery.request());
            var other = delivery.request().body().clone();
            other[other.length / 2] ^= 1;
            if (signature.isOf(other, last().key(signature.kid()))) {
                throw new Broken("a signature of the bytes that came alone", "one of other bytes, too");
            }
        }
    }

    @Then("every delivery so far carries a signature of the present time")
    public void timely() {
        for (var delivery : subscriptions.subscription().inbox.deliveries()) {
            var signature = Signature.of(delivery.request());
            var off = Math.abs(signature.time() - delivery.at().getEpochSecond());
            if (off > Signature.WINDOW_SECONDS) {
                throw new Broken(
                        "a time in the signature within five minutes of now",
                        Instant.ofEpochSecond(signature.time()).toString());
            }
        }
    }

    @Then("the keys of before are among those of now")
    public void kept() {
        var now = last();
        fetched.get(0).keys().forEach(key -> {
            var same = now.key(Fields.text(key, "kid"));
            Fields.same("the key with this kid", Fields.text(key, "x"), Fields.text(same, "x"));
        });
    }

    private KeySet last() {
        return fetched.get(fetched.size() - 1);
    }
}
