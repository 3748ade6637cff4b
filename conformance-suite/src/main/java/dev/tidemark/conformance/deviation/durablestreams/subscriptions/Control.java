// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The control API of section 6 as deviations see it: which request is what, and the usual ways to get it wrong. */
final class Control {

    private static final String WEBHOOK = "webhook";
    private static final String PREFIX = "/__ds/subscriptions/";

    private Control() {}

    static boolean isSubscription(Request request) {
        return isBelow(request) && !rest(request).contains("/");
    }

    static boolean creates(Request request) {
        return Requests.creates(request) && isSubscription(request);
    }

    static boolean reads(Request request) {
        return Requests.reads(request) && isSubscription(request);
    }

    static boolean deletes(Request request) {
        return Requests.deletes(request) && isSubscription(request);
    }

    static boolean adds(Request request) {
        return does(request, "streams");
    }

    static boolean removes(Request request) {
        return Requests.deletes(request) && isBelow(request) && rest(request).contains("/streams/");
    }

    static boolean claims(Request request) {
        return does(request, "claim");
    }

    static boolean releases(Request request) {
        return does(request, "release");
    }

    static boolean callsBack(Request request) {
        return does(request, "callback");
    }

    static boolean pullAcks(Request request) {
        return does(request, "ack");
    }

    /** By either way of delivery. */
    static boolean acks(Request request) {
        return pullAcks(request) || callsBack(request);
    }

    /** What a worker asks for with its token. */
    static boolean works(Request request) {
        return acks(request) || releases(request);
    }

    static boolean isOfAWorker(Request request) {
        return works(request) || claims(request);
    }

    static boolean fetchesKeys(Request request) {
        return Requests.reads(request) && request.path().endsWith("/__ds/jwks.json");
    }

    static boolean isDone(Request request) {
        return Json.object(request.body())
                .filter(body -> body.path("done").asBoolean())
                .isPresent();
    }

    private static boolean does(Request request, String action) {
        return Requests.appends(request) && isBelow(request) && rest(request).endsWith("/" + action);
    }

    private static boolean isBelow(Request request) {
        return request.path().contains(PREFIX);
    }

    private static String rest(Request request) {
        return request.path().substring(request.path().indexOf(PREFIX) + PREFIX.length());
    }

    /** The subscription that a control request is about. */
    static String id(Request request) {
        return rest(request).replaceFirst("/.*", "");
    }

    /** The URL of a stream of the same server, by its path below the root. */
    static String stream(Request control, String path) {
        return control.path().substring(0, control.path().indexOf("/__ds/")) + "/" + path;
    }

    /** The path below the root that is removed. */
    static String removed(Request request) {
        var rest = rest(request);
        return URLDecoder.decode(
                rest.substring(rest.indexOf("/streams/") + "/streams/".length()), StandardCharsets.UTF_8);
    }

    /** Takes configurations with a flaw as if they had none. */
    static Behaviour taking(Predicate<ObjectNode> flaw, Consumer<ObjectNode> mend) {
        return Behaviour.request(
                Control::creates,
                request -> request.mapJson(config -> {
                    if (flaw.test(config)) {
                        mend.accept(config);
                    }
                    return config;
                }));
    }

    /** Takes webhooks to such addresses. */
    static Behaviour takingUrls(Predicate<String> urls) {
        return takingWebhooks(
                config -> urls.test(config.path("webhook").path("url").asText()));
    }

    /** Takes webhooks with a flaw as if they were the one that was taken last. */
    static Behaviour takingWebhooks(Predicate<ObjectNode> flaw) {
        Map<String, ObjectNode> last = new HashMap<>();
        return Behaviour.on(Control::creates, (request, upstream) -> {
            var mended = request.mapJson(config -> {
                if (flaw.test(config) && last.containsKey(WEBHOOK)) {
                    config.set(WEBHOOK, last.get(WEBHOOK));
                }
                return config;
            });
            return upstream.send(mended).onSuccess(reply -> Json.object(mended.body())
                    .filter(config -> reply.ok() && config.path(WEBHOOK).isObject())
                    .ifPresent(config -> last.put(WEBHOOK, (ObjectNode) config.path(WEBHOOK))));
        });
    }

    /** Refuses such configurations. */
    static Behaviour refusing(Predicate<ObjectNode> flaw) {
        return Behaviour.on(
                Control::creates,
                (request, upstream) -> Json.object(request.body()).filter(flaw).isPresent()
                        ? Future.succeededFuture(Reply.of(400))
                        : upstream.send(request));
    }

    /** Changes the document of a subscription wherever it is shown. */
    static Behaviour showing(Consumer<ObjectNode> change) {
        return Behaviour.reply(
                request -> creates(request) || reads(request), reply -> reply.ok() ? shown(reply, change) : reply);
    }

    /** Changes each link of the document. */
    static Behaviour showingLinks(Consumer<ObjectNode> change) {
        return showing(document -> links(document, change));
    }

    static Reply shown(Reply reply, Consumer<ObjectNode> change) {
        return reply.mapJson(document -> {
            change.accept(document);
            return document;
        });
    }

    static void links(JsonNode document, Consumer<ObjectNode> change) {
        document.path("streams").forEach(link -> change.accept((ObjectNode) link));
    }

    /** Changes the document in another way once this has happened to the subscription. */
    static Behaviour showingAfter(Predicate<Request> event, Consumer<ObjectNode> change) {
        return after(event, (request, reply) -> reply, (request, reply) -> shown(reply, change));
    }

    /** A change of an answer that knows the request. */
    @FunctionalInterface
    interface Change {
        Reply of(Request request, Reply reply);
    }

    /** Changes the answer to an event, and those to all reads of the subscription after it. */
    static Behaviour after(Predicate<Request> event, Change answer, Change read) {
        Map<String, Boolean> happened = new HashMap<>();
        return Behaviour.reply(request -> event.test(request) || reads(request), (request, reply) -> {
            if (event.test(request)) {
                happened.put(id(request), true);
                return answer.of(request, reply);
            }
            return happened.containsKey(id(request)) ? read.of(request, reply) : reply;
        });
    }

    /** Shows the cursors where the tails are once such a request was answered. */
    static Behaviour atTailAfter(Predicate<Request> event) {
        Map<String, Boolean> happened = new HashMap<>();
        return Behaviour.on(
                request -> event.test(request) || reads(request),
                (request, upstream) -> upstream.send(request).compose(reply -> {
                    if (event.test(request)) {
                        happened.put(id(request), reply.ok());
                    }
                    return reads(request) && happened.getOrDefault(id(request), false)
                            ? atTail(request, reply, upstream)
                            : Future.succeededFuture(reply);
                }));
    }

    private static Future<Reply> atTail(Request request, Reply reply, Upstream upstream) {
        var tails = new HashMap<String, String>();
        Future<Void> asked = Future.succeededFuture();
        for (var link : Json.object(reply.body()).orElseThrow().path("streams")) {
            var path = link.path("path").asText();
            asked = asked.compose(before -> upstream.send(Request.of("HEAD", stream(request, path))))
                    .map(head -> {
                        head.header(Vocabulary.STREAM_NEXT_OFFSET).ifPresent(tail -> tails.put(path, tail));
                        return null;
                    });
        }
        return asked.map(all -> shown(
                reply,
                document -> links(
                        document,
                        link -> link.put(
                                "acked_offset", tails.get(link.path("path").asText())))));
    }

    /** Looks at a configuration together with the first one under the same id. */
    static Behaviour comparing(BiConsumer<ObjectNode, ObjectNode> other) {
        Map<String, ObjectNode> first = new HashMap<>();
        return Behaviour.request(
                Control::creates,
                request -> request.mapJson(config -> {
                    var known = first.putIfAbsent(id(request), config.deepCopy());
                    if (known != null) {
                        other.accept(known, config);
                    }
                    return config;
                }));
    }

    /** Does not compare this field with the one of the subscription that is there. */
    static Behaviour ignoring(String field) {
        return comparing((known, config) -> {
            if (known.has(field)) {
                config.set(field, known.get(field));
            } else {
                config.remove(field);
            }
        });
    }

    /** Changes the answers to claims that are granted. */
    static Behaviour claiming(Consumer<ObjectNode> change) {
        return Behaviour.reply(Control::claims, reply -> reply.ok() ? shown(reply, change) : reply);
    }

    /** Changes answers to acks that are granted. */
    static Behaviour acking(Predicate<Request> which, Consumer<ObjectNode> change) {
        return Behaviour.reply(which, reply -> reply.ok() ? shown(reply, change) : reply);
    }

    static Reply json(int status, String body) {
        return Reply.of(status).withHeader("Content-Type", "application/json").withBody(body);
    }

    /** The answer to an ack that is granted. */
    static Reply granted() {
        return json(200, "{\"ok\":true,\"next_wake\":false}");
    }

    /** Answers such requests as if they were granted when they were refused. */
    static Behaviour granting(Predicate<Request> which) {
        return Behaviour.reply(
                which, (request, reply) -> !reply.refused() ? reply : releases(request) ? Reply.of(204) : granted());
    }

    /** Shows the cursors where refused requests wanted them. */
    static Behaviour movedByRefused(Predicate<Request> which) {
        Map<String, Map<String, String>> moved = new HashMap<>();
        return Behaviour.reply(request -> which.test(request) || reads(request), (request, reply) -> {
            var own = moved.computeIfAbsent(id(request), id -> new HashMap<>());
            if (which.test(request) && reply.refused()) {
                Json.object(request.body()).ifPresent(body -> body.path("acks")
                        .forEach(ack -> own.put(
                                ack.path("stream").asText(), ack.path("offset").asText())));
            }
            return reads(request) && reply.ok()
                    ? shown(
                            reply,
                            document -> links(
                                    document,
                                    link -> link.put(
                                            "acked_offset",
                                            own.getOrDefault(
                                                    link.path("path").asText(),
                                                    link.path("acked_offset").asText()))))
                    : reply;
        });
    }

    /** Whether a read is one of a stream with events of wakes is seen by what it brings. */
    static boolean readsAStream(Request request) {
        return Requests.reads(request)
                && !request.path().contains("/__ds/")
                && request.param(Vocabulary.LIVE).isEmpty();
    }
}
