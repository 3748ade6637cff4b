// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a worker of a subscription sends: claims, acks (callbacks where it was woken by a webhook) and releases. */
final class Worker {

    private final SubscriptionScene scene;
    private final Subscription subscription;

    Worker(SubscriptionScene scene, Subscription subscription) {
        this.scene = scene;
        this.subscription = subscription;
    }

    /** 7.2: asks for the work. */
    Response claim(String name) {
        subscription.cause = Moment.now();
        var answer = scene.send(
                "POST", scene.url(subscription, "claim"), Fields.object().put("worker", name));
        if (answer.status() == 200) {
            var wake = Wake.of(Fields.document(answer.body(), "a claim"), "token");
            subscription.wakes.add(wake);
            subscription.generation = wake.generation();
        }
        return answer;
    }

    /** How the acks of this subscription are sent. */
    String acking() {
        return subscription.isPull() ? "ack" : "callback";
    }

    /** 7.1, 7.2: acks up to these offsets, by the paths of their streams. */
    Response ack(Wake wake, Map<String, String> offsets, boolean done) {
        return send(request(acking(), wake, body(wake, offsets, done)));
    }

    /** 7.2: gives the work back. */
    Response release(Wake wake) {
        return send(request("release", wake, identity(wake)));
    }

    Response send(Request request) {
        subscription.cause = Moment.now();
        return scene.scene().client().send(request);
    }

    Request request(String action, Wake wake, ObjectNode body) {
        return SubscriptionScene.request(
                "POST", scene.url(subscription, action), body, "Authorization", "Bearer " + wake.token());
    }

    static ObjectNode body(Wake wake, Map<String, String> offsets, boolean done) {
        var body = identity(wake);
        var acks = body.putArray("acks");
        offsets.forEach((path, offset) -> acks.addObject().put("stream", path).put("offset", offset));
        if (done) {
            body.put("done", true);
        }
        return body;
    }

    static ObjectNode identity(Wake wake) {
        return Fields.object().put("wake_id", wake.id()).put("generation", wake.generation());
    }

    /** The tails of all streams as the wake shows them. */
    static Map<String, String> everything(Wake wake) {
        var offsets = new LinkedHashMap<String, String>();
        for (var path : wake.paths()) {
            if (wake.linked(path).path("has_pending").asBoolean()) {
                offsets.put(path, Fields.text(wake.linked(path), Vocabulary.MEMBER_TAIL_OFFSET));
            }
        }
        return offsets;
    }
}
