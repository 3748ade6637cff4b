// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What servers get wrong of <i>Deliveries are signed with published keys</i>: {@code durable-streams/subscriptions/signing-keys.feature}. */
final class SigningKeysDeviations {

    @Breaks(rule = "DS-6.5-01", by = "Does not publish its keys.")
    Behaviour keySetNotFound() {
        return Behaviour.instead(Control::fetchesKeys, request -> Reply.of(404));
    }

    @Breaks(rule = "DS-6.5-01", by = "Publishes an empty key set.")
    Behaviour keySetEmpty() {
        return Behaviour.reply(Control::fetchesKeys, reply -> reply.withBody("{\"keys\":[]}"));
    }

    @Breaks(rule = "DS-6.5-01", by = "Leaves out what a key is for.")
    Behaviour keysWithoutTheirUse() {
        return keys(key -> key.remove("use"));
    }

    @Breaks(rule = "DS-6.5-01", by = "Leaves out the algorithm of a key.")
    Behaviour keysWithoutTheirAlgorithm() {
        return keys(key -> key.remove("alg"));
    }

    @Breaks(rule = "DS-6.5-01", by = "Leaves out the names of the keys.")
    Behaviour keysWithoutTheirName() {
        return keys(key -> key.remove("kid"));
    }

    @Breaks(rule = "DS-6.5-01", by = "Publishes keys of another curve.")
    Behaviour keysOfAnotherCurve() {
        return keys(key -> key.put("crv", "X25519"));
    }

    @Breaks(rule = "DS-6.5-01", by = "Publishes keys in hexadecimal.")
    Behaviour keysInHexadecimal() {
        return keys(key -> key.put("x", "00".repeat(32)));
    }

    @Breaks(rule = "DS-6.5-02", by = "Calls a key set plain JSON.")
    Behaviour keySetAsPlainJson() {
        return Behaviour.reply(Control::fetchesKeys, reply -> reply.withHeader("Content-Type", "application/json"));
    }

    @Breaks(rule = "DS-6.5-02", by = "Forbids to keep the key set.")
    Behaviour keySetNotToBeKept() {
        return Behaviour.reply(Control::fetchesKeys, reply -> reply.withHeader("Cache-Control", "no-store"));
    }

    @Breaks(rule = "DS-6.5-02", by = "Has the key set kept by its receiver alone.")
    Behaviour keySetKeptPrivately() {
        return Behaviour.reply(
                Control::fetchesKeys, reply -> reply.withHeader("Cache-Control", "private, max-age=300"));
    }

    @Breaks(rule = "DS-6.5-05", by = "Gives a key another name with each request.")
    Behaviour kidOfTheRequest() {
        var requests = new AtomicInteger();
        return keys(key -> key.put("kid", "key-" + requests.incrementAndGet()));
    }

    @Breaks(rule = "DS-6.5-06", by = "Publishes two keys under one name.")
    Behaviour twoKeysWithOneKid() {
        return Behaviour.reply(
                Control::fetchesKeys,
                reply -> Control.shown(reply, set -> {
                    var keys = (ArrayNode) set.path("keys");
                    keys.add(((ObjectNode) keys.get(0).deepCopy()).put("x", "A".repeat(43)));
                }));
    }

    @Breaks(rule = "DS-6.5-08", by = "Publishes the private part of its keys.")
    Behaviour privateMemberPublished() {
        return keys(key -> key.put("d", "A".repeat(43)));
    }

    @Breaks(rule = "DS-6.5-08", by = "Shows the private key with a subscription.")
    Behaviour privateKeyWithTheSubscription() {
        return Control.showing(document -> document.put("signing_key", "-----BEGIN PRIVATE KEY-----"));
    }

    @Breaks(rule = "DS-6.5-09", by = "Makes new keys with each start.")
    Behaviour newKeysAfterARestart() {
        return Behaviour.on(Control::fetchesKeys, (request, upstream) -> upstream.send(request)
                .map(reply -> upstream.restarts() == 0
                        ? reply
                        : Control.shown(reply, set -> set.path("keys").forEach(key -> ((ObjectNode) key)
                                .put("kid", "key-of-this-start")
                                .put("x", "A".repeat(43))))));
    }

    @Breaks(rule = "DS-6.3-02", by = "Does not say how it signs.")
    Behaviour signingWithoutAnAlgorithm() {
        return Control.showing(document -> signing(document, signing -> signing.remove("alg")));
    }

    @Breaks(rule = "DS-6.3-02", by = "Names a key that is not published.")
    Behaviour signingKidOfNoKey() {
        return Control.showing(document -> signing(document, signing -> signing.put("kid", "unknown")));
    }

    @Breaks(rule = "DS-6.3-03", by = "Says that its keys are where others are.")
    Behaviour keySetOfAnotherPlace() {
        return Behaviour.on(
                request -> Control.creates(request)
                        || Control.reads(request)
                        || request.path().equals(OTHER_KEYS),
                (request, upstream) -> request.path().equals(OTHER_KEYS)
                        ? Future.succeededFuture(Control.json(200, "{\"keys\":[]}"))
                        : upstream.send(request).map(reply -> elsewhere(request, reply)));
    }

    private static Reply elsewhere(Request request, Reply reply) {
        var place = "http://" + request.header("Host").orElseThrow() + OTHER_KEYS;
        return Control.shown(reply, document -> signing(document, signing -> signing.put("jwks_url", place)));
    }

    @Breaks(rule = "DS-7.1-03", by = "Does not sign its deliveries.")
    Behaviour deliveriesWithoutASignature() {
        return signature(value -> "");
    }

    @Breaks(rule = "DS-7.1-03", by = "Pads its signatures.")
    Behaviour signaturePadded() {
        return signature(value -> value + "==");
    }

    @Breaks(rule = "DS-7.1-03", by = "Writes milliseconds into its signatures.")
    Behaviour signatureOfMilliseconds() {
        return signature(value -> value.replaceFirst("t=(\\d+)", "t=$1000"));
    }

    @Breaks(rule = "DS-7.1-03", by = "Does not name the key of a signature.")
    Behaviour signatureWithoutAName() {
        return signature(value -> value.replaceFirst("kid=[^,]*,", ""));
    }

    @Breaks(rule = "DS-7.1-03", by = "Calls its signatures v1.")
    Behaviour signatureOfAnotherScheme() {
        return signature(value -> value.replace("ed25519=", "v1="));
    }

    @Breaks(rule = "DS-7.1-03", by = "Does not sign what it sends again.")
    Behaviour signatureOfTheFirstAttemptAlone() {
        return Deliveries.handled(delivery ->
                delivery.number() == 1 ? delivery.on() : delivery.on(request -> request.withoutHeader(SIGNATURE)));
    }

    @Breaks(rule = "DS-7.1-04", by = "Signs another form of the document than it sends.")
    Behaviour signatureOverReserialisedBytes() {
        return Deliveries.handled(delivery -> delivery.on(request -> request.mapBody(body -> body.appendString("\n"))));
    }

    @Breaks(rule = "DS-7.1-04", by = "Signs another time than it sends.")
    Behaviour signatureWithAnotherTime() {
        return signature(value -> value.replaceFirst("t=(\\d)\\d", "t=$19"));
    }

    @Breaks(rule = "DS-7.1-04", by = "Names another key than it signs with.")
    Behaviour signatureNamesAnotherKey() {
        return signature(value -> value.replaceFirst("kid=", "kid=x"));
    }

    @Breaks(rule = "DS-7.1-04", by = "Signs the first attempt and changes the document afterwards.")
    Behaviour signatureOfTheFirstAttemptRepeated() {
        return Deliveries.handled(delivery -> delivery.number() == 1
                ? delivery.on()
                : delivery.on(request -> Deliveries.edited(request, document -> document.put("attempt", 2))));
    }

    @Breaks(rule = "DS-7.1-04", by = "Publishes another key than it signs with.")
    Behaviour unpublishedKeySigns() {
        return keys(key -> key.put("x", "A".repeat(43)));
    }

    private static final String SIGNATURE = "Webhook-Signature";
    private static final String OTHER_KEYS = "/other-keys";

    private static Behaviour keys(Consumer<ObjectNode> change) {
        return Behaviour.reply(
                Control::fetchesKeys,
                reply -> Control.shown(reply, set -> set.path("keys").forEach(key -> change.accept((ObjectNode) key))));
    }

    private static void signing(ObjectNode document, Consumer<ObjectNode> change) {
        if (document.at("/webhook/signing").isObject()) {
            change.accept((ObjectNode) document.at("/webhook/signing"));
        }
    }

    private static Behaviour signature(UnaryOperator<String> change) {
        return Deliveries.handled(delivery -> delivery.on(request -> {
            var changed = change.apply(request.header(SIGNATURE).orElse(""));
            return changed.isEmpty() ? request.withoutHeader(SIGNATURE) : request.withHeader(SIGNATURE, changed);
        }));
    }
}
