// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions;

import dev.tidemark.server.access.BearerToken;
import dev.tidemark.server.access.BodyMemory;
import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.http.DecodedBody;
import dev.tidemark.server.http.JsonTree;
import dev.tidemark.server.http.Replies;
import dev.tidemark.server.http.Reply;
import dev.tidemark.server.subscriptions.keeping.Keeper;
import dev.tidemark.server.subscriptions.keeping.View;
import dev.tidemark.server.subscriptions.rules.Configuration;
import dev.tidemark.server.subscriptions.rules.Report;
import dev.tidemark.server.subscriptions.webhooks.Keys;
import dev.tidemark.server.subscriptions.webhooks.Targets;
import dev.tidemark.server.subscriptions.wire.Documents;
import dev.tidemark.server.subscriptions.wire.WakeTokens;
import dev.tidemark.server.subscriptions.wire.Words;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The control interfaces below {@code __ds} (6, 7): each request is parsed, carried out, and told how it ended. */
@Singleton
final class ControlRoutes {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    /** Before the streams: nothing below {@code __ds} is one. */
    private static final int FIRST = -1;

    private final Keeper keeper;
    private final Keys keys;
    private final Targets targets;
    private final WakeTokens tokens;
    private final BodyMemory memory;
    private final int bodyLimit;

    ControlRoutes(
            Keeper keeper, Keys keys, Targets targets, WakeTokens tokens, BodyMemory memory, TidemarkConfig config) {
        this.keeper = keeper;
        this.keys = keys;
        this.targets = targets;
        this.tokens = tokens;
        this.memory = memory;
        this.bodyLimit = config.limits().bodyBytes();
    }

    void route(@Observes Router router) {
        router.route().order(FIRST).handler(http -> {
            if (ControlPath.isControl(http.request().path())) {
                handle(http);
            } else {
                http.next();
            }
        });
    }

    private void handle(RoutingContext http) {
        // The body is read in any case: a refusal must not leave half a request on the connection.
        CompletionStage<byte[]> body = DecodedBody.read(http, bodyLimit, memory);
        Context context = http.vertx().getOrCreateContext();
        body.thenCompose(bytes -> answer(http, bytes))
                .exceptionally(Problem::reply)
                .thenAccept(reply -> context.runOnContext(now -> Replies.send(reply, http.response())));
    }

    private CompletionStage<Reply> answer(RoutingContext http, byte[] body) {
        try {
            ControlPath path = ControlPath.parse(http.request().path());
            HttpMethod method = http.request().method();
            if (path.isJwks()) {
                return only(method, List.of(HttpMethod.GET, HttpMethod.HEAD), this::jwks);
            }
            String id = path.id().orElseThrow();
            if (path.action().equals(Words.STREAMS) && !path.rest().isEmpty()) {
                return only(
                        method,
                        List.of(HttpMethod.DELETE),
                        () -> noContent(keeper.remove(id, Requests.path(path.rest()))));
            }
            if (!path.rest().isEmpty()) {
                throw unknown();
            }
            return switch (path.action()) {
                case "" -> subscription(http, id, body);
                case Words.STREAMS ->
                    only(method, List.of(HttpMethod.POST), () -> noContent(keeper.add(id, Requests.streams(body))));
                case Words.CLAIM -> only(method, List.of(HttpMethod.POST), () -> claim(id, body));
                case Words.CALLBACK ->
                    only(
                            method,
                            List.of(HttpMethod.POST),
                            () -> reported(id, Configuration.Kind.WEBHOOK, said(http, WakeTokens.Use.CALLBACK, body)));
                case Words.ACK ->
                    only(
                            method,
                            List.of(HttpMethod.POST),
                            () -> reported(id, Configuration.Kind.PULL_WAKE, said(http, WakeTokens.Use.CLAIM, body)));
                case Words.RELEASE ->
                    only(
                            method,
                            List.of(HttpMethod.POST),
                            () -> noContent(keeper.release(id, said(http, WakeTokens.Use.CLAIM, body))));
                default -> throw unknown();
            };
        } catch (RuntimeException refused) {
            return CompletableFuture.failedStage(refused);
        }
    }

    private CompletionStage<Reply> subscription(RoutingContext http, String id, byte[] body) {
        HttpMethod method = http.request().method();
        if (method.equals(HttpMethod.PUT)) {
            return create(http, id, body);
        }
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return keeper.find(id).thenApply(view -> described(OK, http, view));
        }
        return only(
                method,
                List.of(HttpMethod.DELETE, HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT),
                () -> noContent(keeper.delete(id)));
    }

    private CompletionStage<Reply> create(RoutingContext http, String id, byte[] body) {
        Configuration configuration = Requests.configuration(body);
        CompletionStage<Void> checked =
                configuration.webhook().map(targets::check).orElseGet(() -> CompletableFuture.completedStage(null));
        String root = PublicRoot.toKeep(http);
        return checked.thenCompose(fine -> keeper.create(id, configuration, root))
                .thenApply(created -> described(created.fresh() ? CREATED : OK, http, created.subscription()));
    }

    private CompletionStage<Reply> claim(String id, byte[] body) {
        return keeper.claim(id, Requests.worker(body)).thenApply(view -> {
            String token = tokens.issue(
                    WakeTokens.Use.CLAIM, view.key(), view.progress().generation());
            return json(OK, Documents.claim(view, token));
        });
    }

    private CompletionStage<Reply> reported(String id, Configuration.Kind by, Report report) {
        return keeper.report(id, by, report).thenApply(nextWake -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put(Words.OK, true);
            json.put(Words.NEXT_WAKE, nextWake);
            return json(OK, json);
        });
    }

    /** The token comes before what the body says. */
    private Report said(RoutingContext http, WakeTokens.Use use, byte[] body) {
        String shown = BearerToken.shown(http.request().getHeader(Words.AUTHORIZATION))
                .orElseThrow(
                        () -> Problem.invalidToken("This needs the token of the wake as Authorization: Bearer TOKEN."));
        WakeTokens.Checked checked = tokens.check(use, shown);
        if (checked.expired()) {
            throw Problem.of(Problem.UNAUTHORIZED, "TOKEN_EXPIRED", "The token of the wake has expired.");
        }
        return Requests.report(
                body, checked.wake().orElseThrow(() -> Problem.invalidToken("The token is none of a wake for this.")));
    }

    private CompletionStage<Reply> jwks() {
        return CompletableFuture.completedStage(Reply.of(OK)
                .with(Words.CONTENT_TYPE, Words.JWK_SET)
                .with(Words.CACHE_CONTROL, Words.FIVE_MINUTES)
                .withBody(JsonTree.bytes(keys.jwks())));
    }

    private Reply described(int status, RoutingContext http, View view) {
        String jwks = PublicRoot.of(http) + Words.CONTROL + Words.JWKS;
        return json(status, Documents.subscription(view, keys.metadata(jwks)));
    }

    private static CompletionStage<Reply> only(
            HttpMethod method, List<HttpMethod> known, Supplier<CompletionStage<Reply>> answer) {
        if (known.contains(method)) {
            return answer.get();
        }
        String allowed = String.join(", ", known.stream().map(HttpMethod::name).toList());
        return CompletableFuture.completedStage(
                Problem.of(Problem.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "This path knows " + allowed + ".")
                        .reply()
                        .with("Allow", allowed));
    }

    private static CompletionStage<Reply> noContent(CompletionStage<?> done) {
        return done.thenApply(nothing -> Reply.of(NO_CONTENT).with(Words.CACHE_CONTROL, Words.NEVER));
    }

    private static Reply json(int status, Map<String, Object> json) {
        return Reply.of(status)
                .with(Words.CONTENT_TYPE, Words.JSON)
                .with(Words.CACHE_CONTROL, Words.NEVER)
                .withBody(JsonTree.bytes(json));
    }

    private static Problem unknown() {
        return Problem.of(
                Problem.NOT_FOUND,
                "NOT_FOUND",
                "A subscription has streams, claim, ack, release and callback, nothing else.");
    }
}
