// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.StreamPath;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.conformance.wire.receiver.Delivery;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

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

    /** Below the root, or elsewhere; 200. */
    @When("a receiver fetches the key set{from}")
    public void fetch(From from) {
        from.fetch(this);
    }

    /** How often and where the key set is fetched. */
    public enum From {
        @Word(value = "", means = "Once.")
        ROOT {
            @Override
            void fetch(KeySteps steps) {
                steps.fetch(StreamPath.control(steps.scene.target(), "jwks.json"));
            }
        },
        @Word(value = " five times", means = "One after the other.")
        AGAIN {
            @Override
            void fetch(KeySteps steps) {
                for (int i = 0; i < 5; i++) {
                    ROOT.fetch(steps);
                }
            }
        },
        @Word(
                value = " where the subscription says",
                means = "jwks_url of its signing metadata; NOT APPLICABLE where it says nothing.")
        SUBSCRIPTION {
            @Override
            void fetch(KeySteps steps) {
                steps.fetch(URI.create(Fields.text(steps.subscriptions.signing(), "jwks_url")));
            }
        };

        abstract void fetch(KeySteps steps);
    }

    private void fetch(URI uri) {
        answer = Scene.expect(scene.client().send(Request.of("GET", uri)), "a request for the key set", 200);
        fetched.add(KeySet.read(answer.body()));
    }

    @Then("the key set {keySetTrait}")
    public void check(KeySetTrait trait) {
        trait.check.accept(this);
    }

    /** What is true of a key set. */
    public enum KeySetTrait {
        @Word(value = "holds Ed25519 keys for signatures", means = "Every member of every key is as RFC 8037 has it.")
        ED25519(steps -> steps.last().check()),
        @Word(
                value = "may be kept for five minutes",
                means = "Content-Type: application/jwk-set+json, and public, max-age=300.")
        KEPT(KeySteps::headers),
        @Word(value = "has one kid for each key", means = "Whenever it was fetched.")
        STABLE(KeySteps::stable),
        @Word(value = "has no kid for two keys", means = "Every kid is there once.")
        UNIQUE(KeySteps::unique),
        @Word(value = "shows no private part", means = "No member d and no PEM.")
        PUBLIC(KeySteps::noPrivatePart),
        @Word(value = "has the kid of the subscription", means = "The one in its signing metadata.")
        OF_SUBSCRIPTION(steps -> steps.last().key(Fields.text(steps.subscriptions.signing(), "kid"))),
        @Word(value = "has the keys of before", means = "Those that were fetched first, under their kids.")
        OLD_KEYS(KeySteps::kept);

        private final Consumer<KeySteps> check;

        KeySetTrait(Consumer<KeySteps> check) {
            this.check = check;
        }
    }

    private void headers() {
        var type = answer.header(Vocabulary.CONTENT_TYPE).orElse("none");
        Fields.same("the Content-Type", "application/jwk-set+json", type.split(";")[0].strip());
        var cache = answer.header(Vocabulary.CACHE_CONTROL).orElse("none");
        for (var directive : List.of("public", "max-age=300")) {
            if (!cache.contains(directive)) {
                throw new Broken("Cache-Control: public, max-age=300", "Cache-Control: " + cache);
            }
        }
    }

    private void stable() {
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

    private void unique() {
        var kids = new HashSet<String>();
        last().keys().forEach(key -> {
            if (!kids.add(Fields.text(key, "kid"))) {
                throw new Broken("one key for each kid", "two with the kid " + Fields.text(key, "kid"));
            }
        });
    }

    private void noPrivatePart() {
        last().keys().forEach(key -> {
            if (key.has("d")) {
                throw new Broken("keys without their private part", "a key with the member d");
            }
        });
        if (answer.text().contains("PRIVATE KEY")) {
            throw new Broken("no private key in the key set", "one in PEM");
        }
    }

    private void kept() {
        var now = last();
        fetched.get(0).keys().forEach(key -> {
            var same = now.key(Fields.text(key, "kid"));
            Fields.same("the key with this kid", Fields.text(key, "x"), Fields.text(same, "x"));
        });
    }

    @Then("every delivery so far {signed}")
    public void signed(Signed signed) {
        subscriptions.subscription().inbox.deliveries().forEach(delivery -> signed.check(this, delivery));
    }

    /** What is true of the signature of a delivery. */
    public enum Signed {
        @Word(value = "carries a signature of the present time", means = "In the one form, within five minutes of now.")
        TIMELY {
            @Override
            void check(KeySteps steps, Delivery delivery) {
                var signature = Signature.of(delivery.request());
                var off = Math.abs(signature.time() - delivery.at().getEpochSecond());
                if (off > Signature.WINDOW_SECONDS) {
                    throw new Broken(
                            "a time in the signature within five minutes of now",
                            Instant.ofEpochSecond(signature.time()).toString());
                }
            }
        },
        @Word(
                value = "is signed with a key of the set",
                means = "Ed25519 over the time, a dot and the bytes that came.")
        BY_KEY {
            @Override
            void check(KeySteps steps, Delivery delivery) {
                var signature = Signature.of(delivery.request());
                var body = delivery.request().body();
                if (!signature.isOf(body, steps.last().key(signature.kid()))) {
                    throw new Broken("a signature over the " + body.length + " bytes that came", signature.toString());
                }
            }
        },
        @Word(value = "is signed for no other bytes", means = "One bit of the body changed.")
        FOR_ITS_BYTES {
            @Override
            void check(KeySteps steps, Delivery delivery) {
                var signature = Signature.of(delivery.request());
                var other = delivery.request().body().clone();
                other[other.length / 2] ^= 1;
                if (signature.isOf(other, steps.last().key(signature.kid()))) {
                    throw new Broken("a signature of the bytes that came alone", "one of other bytes, too");
                }
            }
        };

        abstract void check(KeySteps steps, Delivery delivery);
    }

    private KeySet last() {
        return fetched.get(fetched.size() - 1);
    }
}
