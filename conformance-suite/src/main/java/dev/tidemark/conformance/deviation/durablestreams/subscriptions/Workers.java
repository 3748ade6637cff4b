// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Mends what workers send with what the server handed out last, as a server does that does not look at it. */
final class Workers {

    private final Predicate<Request> which;
    private final Mending mending;
    private final Map<String, Handed> last = new HashMap<>();

    /** Every token that was handed out, of any subscription. */
    private final List<String> tokens = new ArrayList<>();

    /**
     * What a worker was handed last.
     *
     * @param before whether this token was handed out before
     */
    record Handed(String token, String wakeId, long generation, Predicate<String> before) {}

    /** What becomes of a request. */
    @FunctionalInterface
    interface Mending {
        Request of(Request request, Handed handed);
    }

    private Workers(Predicate<Request> which, Mending mending) {
        this.which = which;
        this.mending = mending;
    }

    /** Changes such requests before the server sees them. */
    static Behaviour mended(Predicate<Request> which, Mending mending) {
        var workers = new Workers(which, mending);
        return Deliveries.handled(workers::delivered, Behaviour.on(Control::isOfAWorker, workers::asked));
    }

    /** Changes what claims show; requests that name it are understood all the same. */
    static Behaviour claimingOtherwise(Consumer<ObjectNode> change) {
        var workers = new Workers(
                Control::works,
                (request, handed) -> Deliveries.edited(
                        request, body -> body.put("wake_id", handed.wakeId()).put("generation", handed.generation())));
        return Behaviour.on(Control::isOfAWorker, (request, upstream) -> workers.asked(request, upstream)
                .map(reply -> Control.claims(request) && reply.ok() ? Control.shown(reply, change) : reply));
    }

    /** Takes such tokens for the one that was handed out last. */
    static Behaviour takingTokens(Predicate<Request> which, TokenTest flaw) {
        return mended(
                which,
                (request, handed) -> flaw.test(token(request).orElse(""), handed) ? bearing(request, handed) : request);
    }

    /** Whether a token is taken for another one. */
    @FunctionalInterface
    interface TokenTest {
        boolean test(String token, Handed handed);
    }

    /** Sets fields of such requests to what they ought to be. */
    static Behaviour takingBodies(Predicate<Request> which, Predicate<ObjectNode> flaw) {
        return mended(
                which,
                (request, handed) -> request.mapJson(body -> {
                    if (flaw.test(body)) {
                        body.put("wake_id", handed.wakeId()).put("generation", handed.generation());
                    }
                    return body;
                }));
    }

    static Request bearing(Request request, Handed handed) {
        return request.withHeader("Authorization", "Bearer " + handed.token());
    }

    static Optional<String> token(Request request) {
        return request.header("Authorization").map(value -> value.replaceFirst("(?i)^Bearer ", ""));
    }

    private Future<Reply> delivered(Deliveries.Delivered delivery) {
        Json.object(delivery.request().body())
                .ifPresent(document -> learn(document.path("subscription_id").asText(), document, "callback_token"));
        return delivery.on();
    }

    private Future<Reply> asked(Request request, Upstream upstream) {
        var id = Control.id(request);
        if (Control.claims(request)) {
            return upstream.send(request).onSuccess(reply -> Json.object(reply.body())
                    .filter(document -> reply.ok())
                    .ifPresent(document -> learn(id, document, "token")));
        }
        return upstream.send(which.test(request) && last.containsKey(id) ? mending.of(request, last.get(id)) : request);
    }

    private void learn(String id, ObjectNode document, String field) {
        var token = document.path(field).asText();
        tokens.add(token);
        last.put(
                id,
                new Handed(
                        token,
                        document.path("wake_id").asText(),
                        document.path("generation").asLong(),
                        other -> !other.equals(token) && tokens.contains(other)));
    }
}
