// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.access.BearerToken;
import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.config.Tokens;
import dev.tidemark.server.durablestreams.wire.Problem;
import dev.tidemark.server.durablestreams.wire.Protocol;
import dev.tidemark.server.durablestreams.wire.StreamRequest;
import dev.tidemark.server.http.Binding;
import dev.tidemark.server.http.Fault;
import dev.tidemark.server.http.Refusal;
import dev.tidemark.server.http.Replies;
import dev.tidemark.server.http.Reply;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How requests for Durable Streams come in: headers for browsers on every answer (12.7), preflight requests, the token,
 * SSE. It also answers for the paths that no other protocol owns.
 */
@Singleton
@Priority(Entrance.LAST)
public final class Entrance implements Binding {

    static final int LAST = 0;

    /** Encoded once for all answers. */
    private static final List<Map.Entry<CharSequence, CharSequence>> DRESS = List.of(
            encoded(Protocol.CONTENT_TYPE_OPTIONS, Protocol.NOSNIFF),
            encoded(Protocol.RESOURCE_POLICY, Protocol.CROSS_ORIGIN),
            encoded(Protocol.ALLOW_ORIGIN, "*"),
            encoded(Protocol.EXPOSE_HEADERS, String.join(", ", Protocol.RESPONSE_HEADERS)));

    private static final String DAY = "86400";

    private static final List<String> METHODS = List.of(Protocol.METHODS.split(", "));

    private static final Set<String> OPEN =
            Set.of("/", "/settings", "/q/health", "/q/health/live", "/q/health/ready", "/q/metrics");

    private final DataRoutes data;
    private final Optional<BearerToken> token;

    Entrance(DataRoutes data, TidemarkConfig config) {
        this.data = data;
        this.token = Tokens.server(config).map(BearerToken::new);
    }

    void route(@Observes Router router) {
        router.route(Protocol.ROOT + "*").handler(Entrance::checkMethod);
        router.post(Protocol.ROOT + "*").handler(data::append);
        router.get(Protocol.ROOT + "*").handler(data::read);
    }

    @Override
    public boolean owns(String path) {
        return true;
    }

    @Override
    public void dress(HttpServerResponse response) {
        DRESS.forEach(header -> response.putHeader(header.getKey(), header.getValue()));
    }

    @Override
    public Reply preflight(HttpServerRequest request) {
        return Reply.of(Protocol.NO_CONTENT)
                .with(Protocol.ALLOW, Protocol.METHODS)
                .with(Protocol.ALLOW_METHODS, Protocol.METHODS)
                .with(Protocol.ALLOW_HEADERS, String.join(", ", Protocol.REQUEST_HEADERS))
                .with(Protocol.MAX_AGE, DAY);
    }

    @Override
    public boolean isOpen(String path) {
        return OPEN.contains(path);
    }

    @Override
    public Optional<Refusal> turnedAway(RoutingContext http) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        if (!token.get().admits(http.request().getHeader(Protocol.AUTHORIZATION))) {
            return Optional.of(
                    Problem.of(Protocol.UNAUTHORIZED, "UNAUTHORIZED", "This needs the bearer token of the server."));
        }
        http.addHeadersEndHandler(sending -> keepPrivate(http));
        return Optional.empty();
    }

    @Override
    public boolean isLive(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET)
                && request.query() != null
                && request.query().contains(Protocol.LIVE + "=");
    }

    @Override
    public Refusal tooManyRequests() {
        return Problem.tooMany("TOO_MANY_REQUESTS", "The server answers as many requests as it may; try again.");
    }

    @Override
    public Refusal refusal(Fault fault) {
        return Problem.of(fault.status(), fault.code(), fault.sentence());
    }

    @Override
    public void prepare(RoutingContext http) {
        if (http.request().path().startsWith(Protocol.ROOT)) {
            StreamRequest.park(http);
        }
    }

    /** What was shown to the owner of a token is not for others (RFC 9111, 3.5). */
    private static void keepPrivate(RoutingContext http) {
        String control = http.response().headers().get(Protocol.CACHE_CONTROL);
        if (control == null || control.equals(Protocol.CACHE_NEVER)) {
            return;
        }
        http.response()
                .putHeader(
                        Protocol.CACHE_CONTROL,
                        control.startsWith(Protocol.CACHE_PUBLIC)
                                ? control.replaceFirst(Protocol.CACHE_PUBLIC, Protocol.CACHE_PRIVATE)
                                : Protocol.CACHE_PRIVATE + ", " + control);
    }

    private static Map.Entry<CharSequence, CharSequence> encoded(String name, String value) {
        return Map.entry(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
    }

    private static void checkMethod(RoutingContext http) {
        if (METHODS.contains(http.request().method().name())) {
            http.next();
        } else {
            Problem problem = Problem.of(
                    Protocol.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "A stream knows " + Protocol.METHODS + ".");
            Replies.send(problem.reply().with(Protocol.ALLOW, Protocol.METHODS), http.response());
        }
    }
}
