// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.StreamPath;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.durablestreams.subscriptions.Subscription.Delivery;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.conformance.wire.receiver.Inbox;
import dev.tidemark.conformance.wire.receiver.Reaction;
import dev.tidemark.reports.contract.NotApplicable;
import dev.tidemark.reports.contract.NotTested;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What the steps about subscriptions share: the streams of the scenario by their names in it, and its subscriptions. */
public final class SubscriptionScene {

    /** Where webhooks would go that a target does not send to the kit; nobody is there (RFC 2606). */
    private static final String ELSEWHERE = "https://example.com/tidemark";

    private final Scene scene;
    private final Map<String, Subject> streams = new LinkedHashMap<>();
    private String folder;
    private Subscription subscription;
    private Subscription other;
    private final CompletableFuture<Reaction.Answer> later = new CompletableFuture<>();
    private Inbox inbox;
    private Supplier<Response> creation;
    private String refusedHere;

    public SubscriptionScene(Scene scene) {
        this.scene = scene;
    }

    Scene scene() {
        return scene;
    }

    /** The path below the root of a stream or pattern that the scenario calls so: all of them lie in one new folder. */
    String path(String name) {
        if (folder == null) {
            folder = scene.examination().freshName();
        }
        return name.isEmpty() ? folder : folder + "/" + name;
    }

    URI uri(String name) {
        return scene.removedAtEnd(StreamPath.nested(scene.target(), path(name)));
    }

    /** The stream that the scenario calls so. */
    Subject stream(String name) {
        var stream = streams.get(name);
        if (stream == null) {
            throw new IllegalStateException("no step has made the stream " + name);
        }
        return stream;
    }

    /** Creates it, with a message in the creation or without. */
    Subject create(String name, boolean filled) {
        var content = filled ? Bodies.message(Vocabulary.OCTET_STREAM, 1) : null;
        cause();
        var stream = scene.writer().create(uri(name), Vocabulary.OCTET_STREAM, content);
        streams.put(name, stream);
        scene.subject(stream);
        return stream;
    }

    /** Appends to it; the first message is what may wake somebody. */
    void append(String name, int count) {
        cause();
        scene.writer().appendMessages(stream(name), count);
    }

    /** The answer of a receiver that takes its time. */
    CompletableFuture<Reaction.Answer> later() {
        return later;
    }

    /** The subscription that the scenario is about. */
    Subscription subscription() {
        if (subscription == null) {
            throw new IllegalStateException("no step has made a subscription yet");
        }
        return subscription;
    }

    Subscription other() {
        return other;
    }

    /** The next one that is made is another one. */
    void another() {
        other = subscription;
        inbox = null;
    }

    /** The answer to the creation of the subscription. */
    Response creation() {
        return creation.get();
    }

    /** The subscription is asked for, and the answer to that is the one that the scenario is about. */
    void asked(Subscription wanted) {
        creation = scene::answer;
        adopt(wanted);
    }

    /** What comes next may be caused by what is sent from now on. */
    void cause() {
        if (subscription != null) {
            subscription.cause = Moment.now();
        }
    }

    /** Where the next subscription's webhooks go. */
    Inbox inbox() {
        if (inbox == null) {
            var receiver = Receivers.of(scene.examination());
            inbox = receiver.open(
                    scene.examination().freshName(), scene.client().wire()::delivered);
            scene.atEnd(inbox::close);
        }
        return inbox;
    }

    /** A configuration of this kind that lacks nothing but what it is to. */
    ObjectNode config(Delivery delivery) {
        var config = Fields.object().put("type", delivery.type);
        if (delivery == Delivery.WEBHOOK) {
            config.putObject("webhook").put("url", inbox().uri().toString());
        } else {
            config.put("wake_stream", path("wakes/" + scene.examination().freshName()));
        }
        return config;
    }

    /** Creates a subscription, which has to be granted. A target that refuses the kit's address is given another one, and asked no more. */
    void subscribe(Delivery delivery, ObjectNode config) {
        var id = scene.examination().freshName();
        var wakeStream = delivery == Delivery.PULL ? wakeStream(config) : null;
        var answer = put(id, config);
        if (delivery == Delivery.WEBHOOK && answer.status() >= 400) {
            var there = config.deepCopy();
            there.putObject("webhook").put("url", ELSEWHERE);
            var second = put(id, there);
            if (second.status() == 201) {
                refusedHere = "the target refuses webhooks to " + inbox().uri() + " (status " + answer.status()
                        + "), where the kit listens, and takes them elsewhere; allow webhooks to this address in the"
                        + " target, or give another address of this machine with -Dtarget.webhook=HOST";
                answer = second;
                config.setAll(there);
            }
        }
        var granted = scene.granted(answer, "the creation of a subscription", 201);
        creation = () -> granted;
        adopt(new Subscription(id, delivery, config, delivery == Delivery.WEBHOOK ? inbox() : null, wakeStream));
    }

    void adopt(Subscription made) {
        subscription = made;
    }

    private Subject wakeStream(ObjectNode config) {
        var uri = scene.removedAtEnd(
                StreamPath.nested(scene.target(), config.path("wake_stream").asText()));
        return scene.writer().create(uri, Vocabulary.JSON, null);
    }

    /** @throws NotTested when the target does not send webhooks to the kit */
    void requireHere() {
        if (refusedHere != null) {
            throw new NotTested(refusedHere);
        }
    }

    /** 6.2: asks for a subscription; what comes of it is removed after the scenario. */
    Response put(String id, JsonNode config) {
        return send("PUT", scene.removedAtEnd(url(id)), config);
    }

    /** 6.3: ends the subscription. */
    Response delete() {
        return scene.client().send(Request.of("DELETE", url(subscription().id)));
    }

    /** 6.3: the subscription as the server shows it. */
    JsonNode document() {
        var answer = Scene.expect(get(), "a request for the subscription", 200);
        return Fields.document(answer.body(), "the subscription");
    }

    /** 6.3: how the server says that it signs. */
    JsonNode signing() {
        var signing = document().path("webhook").path("signing");
        if (signing.isMissingNode() || signing.isNull()) {
            throw new NotApplicable("the target shows no signing metadata (webhook.signing) with a subscription");
        }
        return signing;
    }

    /** A document of the subscription, by its id. */
    JsonNode identified(Response answer) {
        var document = Fields.document(answer.body(), "the subscription");
        Fields.same("the id", subscription().id, Fields.text(document, "id"));
        return document;
    }

    Response get() {
        return scene.client().bulk().send(Request.of("GET", url(subscription().id)));
    }

    /** The link to this stream as the server shows it; empty where it shows none. */
    Optional<JsonNode> link(String name) {
        var path = path(name);
        for (var link : Fields.list(document(), "streams")) {
            if (Fields.text(link, "path").equals(path)) {
                return Optional.of(link);
            }
        }
        return Optional.empty();
    }

    URI url(String id) {
        return StreamPath.control(scene.target(), "subscriptions/" + StreamPath.encoded(id));
    }

    /** The URL of something that is done with the subscription, such as {@code claim}. */
    URI url(Subscription which, String action) {
        return URI.create(url(which.id) + "/" + action);
    }

    /** Sends a JSON document. */
    Response send(String method, URI uri, JsonNode document, String... headers) {
        return scene.client().send(request(method, uri, document, headers));
    }

    static Request request(String method, URI uri, JsonNode document, String... headers) {
        var request = Request.of(method, uri)
                .with(Vocabulary.CONTENT_TYPE, Vocabulary.JSON)
                .body(Fields.bytes(document));
        for (int i = 0; i < headers.length; i += 2) {
            request = request.with(headers[i], headers[i + 1]);
        }
        return request;
    }
}
