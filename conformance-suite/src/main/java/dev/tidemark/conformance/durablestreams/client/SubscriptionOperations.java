// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Operation;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Sections 6 and 7: the kinds of requests to the control API, each with its plainest form. Callbacks have none: they take a receiver. */
final class SubscriptionOperations {

    private static final String CONTROL = "/__ds/";
    private static final String PULL = "\"type\": \"pull-wake\", \"wake_stream\": \"%s\"";
    private static final String HERE = "\"type\": \"webhook\", \"webhook\": {\"url\": \"http://127.0.0.1:9/tidemark\"}";
    private static final String ELSEWHERE =
            "\"type\": \"webhook\", \"webhook\": {\"url\": \"https://example.com/tidemark\"}";

    private final Client client;
    private final Supplier<URI> fresh;
    private final String root;

    /**
     * @param fresh URLs of streams that nothing has used
     * @param request to the control API, which says where that is
     */
    SubscriptionOperations(Client client, Supplier<URI> fresh, Request request) {
        this.client = client;
        this.fresh = fresh;
        var path = request.uri().getRawPath();
        this.root = path.substring(0, path.indexOf(CONTROL) + 1);
    }

    static boolean isOne(Request request) {
        return request.uri().getRawPath().contains(CONTROL);
    }

    /** The kind of this request; empty when no trial of it can be made. */
    Optional<Operation> of(Request request) {
        var path = request.uri().getRawPath();
        if (request.method().equals("PUT")) {
            var webhook = request.body() != null
                    && new String(request.body(), StandardCharsets.UTF_8).contains("\"webhook\"");
            return Optional.of(webhook ? webhook() : pull());
        }
        if (request.method().equals("POST") && path.endsWith("/claim")) {
            return Optional.of(claim());
        }
        return request.method().equals("POST") && (path.endsWith("/ack") || path.endsWith("/release"))
                ? Optional.of(work(path.substring(path.lastIndexOf('/') + 1)))
                : Optional.empty();
    }

    private Operation pull() {
        return new Operation(
                "a pull-wake subscription",
                "DS-6.2-09",
                () -> made(PULL.formatted(name(fresh.get())), made -> Optional.empty()),
                Optional.empty());
    }

    private Operation webhook() {
        return new Operation(
                "a webhook subscription",
                "DS-6.2-09",
                () -> made(HERE, made -> Optional.empty())
                        .flatMap(refusal -> made(ELSEWHERE, made -> Optional.empty())),
                Optional.empty());
    }

    private Operation claim() {
        return new Operation(
                "a claim", "DS-7.2-03", () -> claimed((made, claim) -> Optional.empty()), Optional.of(pull()));
    }

    private Operation work(String action) {
        var ack = action.equals("ack");
        return new Operation(
                ack ? "an ack" : "a release",
                ack ? "DS-7.2-06" : "DS-7.2-07",
                () -> claimed((made, claim) -> refusal(client.send(working(URI.create(made + "/" + action), claim)))),
                Optional.of(claim()));
    }

    private static Request working(URI uri, Response claim) {
        var text = claim.text();
        return json(
                        "POST",
                        uri,
                        "{\"wake_id\": \"%s\", \"generation\": %s, \"acks\": [], \"done\": true}"
                                .formatted(field(text, "wake_id"), field(text, "generation")))
                .with("Authorization", "Bearer " + field(text, "token"));
    }

    /** What can be done with a claim. */
    private interface Use {
        Optional<Response> of(URI subscription, Response claim);
    }

    private Optional<Response> claimed(Use use) {
        var stream = fresh.get();
        var wakes = fresh.get();
        return refusal(client.create(wakes, Vocabulary.JSON, null))
                .or(() -> refusal(client.create(stream, Vocabulary.OCTET_STREAM, null)))
                .or(() -> made(PULL.formatted(name(wakes)), name(stream), made -> {
                    var append = client.send(
                            Client.append(stream, Vocabulary.OCTET_STREAM, Bodies.message(Vocabulary.OCTET_STREAM, 1)));
                    var claim = client.send(json("POST", URI.create(made + "/claim"), "{\"worker\": \"tidemark\"}"));
                    return refusal(append).or(() -> refusal(claim)).or(() -> use.of(made, claim));
                }));
    }

    private Optional<Response> made(String kind, Function<URI, Optional<Response>> use) {
        return made(kind, name(fresh.get()), use);
    }

    /** Makes a subscription to this stream, uses it and removes it. */
    private Optional<Response> made(String kind, String stream, Function<URI, Optional<Response>> use) {
        var place = fresh.get();
        var uri = place.resolve(root + "__ds/subscriptions/" + name(place));
        try {
            return refusal(client.send(json("PUT", uri, "{" + kind + ", \"streams\": [\"" + stream + "\"]}")))
                    .or(() -> use.apply(uri));
        } finally {
            client.send(Request.of("DELETE", uri));
        }
    }

    private static Request json(String method, URI uri, String body) {
        return Request.of(method, uri)
                .with(Vocabulary.CONTENT_TYPE, Vocabulary.JSON)
                .body(Bodies.utf8(body));
    }

    /** The segment behind the root, whatever follows it: the names that are given need no escape. */
    private String name(URI stream) {
        return stream.getRawPath().substring(root.length()).replaceFirst("/.*", "");
    }

    private static String field(String json, String name) {
        return json.replaceFirst("(?s).*\"" + name + "\"\\s*:\\s*\"?([^\",}]*).*", "$1");
    }

    private static Optional<Response> refusal(Response answer) {
        return Optional.of(answer).filter(given -> !Answers.isSuccess(given));
    }
}
