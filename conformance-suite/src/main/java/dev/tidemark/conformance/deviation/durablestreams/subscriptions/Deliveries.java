// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Webhooks on their way from the server to the receiver: subscriptions are made with an address of the proxy, which passes on, changes or
 * swallows what comes there. Whoever reads the subscription sees the receiver's own address.
 */
final class Deliveries implements Behaviour {

    private static final String HERE = "/-deliveries-/";

    private final Handling handling;
    private final Behaviour rest;
    private final Map<String, Integer> counts = new HashMap<>();

    /**
     * A delivery that has come.
     *
     * @param request as it would go to the receiver
     * @param number of the deliveries to this receiver, beginning with one
     */
    record Delivered(Request request, int number, Upstream upstream) {

        /** Sends it to the receiver. */
        Future<Reply> on() {
            return upstream.send(request);
        }

        Future<Reply> on(UnaryOperator<Request> change) {
            return upstream.send(change.apply(request));
        }

        /** Tells the server that it was received, and the receiver nothing. */
        Future<Reply> swallowed() {
            return Future.succeededFuture(Control.json(200, "{}"));
        }
    }

    /** What becomes of a delivery; the answer is what the server is told. */
    @FunctionalInterface
    interface Handling {
        Future<Reply> of(Delivered delivery);
    }

    private Deliveries(Handling handling, Behaviour rest) {
        this.handling = handling;
        this.rest = rest;
    }

    static Behaviour handled(Handling handling) {
        return new Deliveries(handling, Behaviour.HONEST);
    }

    /** @param rest what becomes of other requests */
    static Behaviour handled(Handling handling, Behaviour rest) {
        return new Deliveries(handling, rest);
    }

    /** Changes the documents that are delivered. */
    static Behaviour changed(Consumer<ObjectNode> change) {
        return handled(delivery -> delivery.on(request -> edited(request, change)));
    }

    /** Changes each link of the documents that are delivered. */
    static Behaviour changedLinks(Consumer<ObjectNode> change) {
        return changed(document -> Control.links(document, change));
    }

    /** Swallows those with such a number. */
    static Behaviour swallowed(Predicate<Integer> numbers) {
        return handled(delivery -> numbers.test(delivery.number()) ? delivery.swallowed() : delivery.on());
    }

    /** Changes what the receiver answers before the server learns of it. */
    static Behaviour answered(UnaryOperator<Reply> change) {
        return handled(delivery -> delivery.on().map(change));
    }

    static Request edited(Request request, Consumer<ObjectNode> change) {
        return request.mapJson(document -> {
            change.accept(document);
            return document;
        });
    }

    @Override
    public boolean concerns(Request head) {
        return Control.creates(head) || Control.reads(head) || isHere(head) || rest.concerns(head);
    }

    @Override
    public Future<Reply> answer(Request request, Upstream upstream) {
        if (isHere(request)) {
            var receiver = decoded(request.path().substring(HERE.length()));
            var number = counts.merge(receiver, 1, Integer::sum);
            return handling.of(new Delivered(request.withTarget(receiver), number, upstream));
        }
        if (Control.creates(request)) {
            return next(redirected(request), upstream).map(this::restored);
        }
        return Control.reads(request) ? next(request, upstream).map(this::restored) : rest.answer(request, upstream);
    }

    private Future<Reply> next(Request request, Upstream upstream) {
        return rest.concerns(request) ? rest.answer(request, upstream) : upstream.send(request);
    }

    private static boolean isHere(Request request) {
        return Requests.appends(request) && request.path().startsWith(HERE);
    }

    private static Request redirected(Request request) {
        return request.mapJson(config -> {
            if (config.path("webhook").path("url").isTextual()) {
                var webhook = (ObjectNode) config.path("webhook");
                webhook.put(
                        "url",
                        "http://" + request.header("Host").orElseThrow() + HERE
                                + encoded(webhook.path("url").asText()));
            }
            return config;
        });
    }

    private Reply restored(Reply reply) {
        return Control.shown(reply, document -> {
            var url = document.path("webhook").path("url").asText();
            if (url.contains(HERE)) {
                ((ObjectNode) document.path("webhook"))
                        .put("url", decoded(url.substring(url.indexOf(HERE) + HERE.length())));
            }
        });
    }

    private static String encoded(String url) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(url.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
