// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.access.BearerToken;
import dev.tidemark.server.access.InFlight;
import dev.tidemark.server.config.TidemarkConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What every request passes first: headers for browsers on every answer (12.7), preflight requests, SSE. */
@Singleton
public final class Front {

    private static final int FIRST = 1000;
    private static final String EXPOSED = String.join(", ", Protocol.RESPONSE_HEADERS);
    private static final String DAY = "86400";

    private static final List<String> METHODS = List.of(Protocol.METHODS.split(", "));

    /** What may be asked by anybody: nothing here tells what is in the streams. */
    private static final Set<String> OPEN = Set.of("/q/health", "/q/health/live", "/q/health/ready", "/q/metrics");

    private final SseRoute sse;
    private final Optional<BearerToken> token;
    private final InFlight inFlight;

    Front(Services services, TidemarkConfig config, InFlight inFlight) {
        this.sse = services.sse();
        this.token = config.auth().token().map(BearerToken::new);
        this.inFlight = inFlight;
    }

    void filter(@Observes Filters filters) {
        filters.register(this::prepare, FIRST);
    }

    void route(@Observes Router router) {
        router.route(Protocol.ROOT + "*").handler(Front::checkMethod);
        router.get(Protocol.ROOT + "*").handler(sse::handle);
    }

    private void prepare(RoutingContext http) {
        HttpServerResponse response = http.response();
        addBrowserHeaders(response);
        if (http.request().method().equals(HttpMethod.OPTIONS)) {
            response.putHeader(Protocol.ALLOW, Protocol.METHODS)
                    .putHeader(Protocol.ALLOW_METHODS, Protocol.METHODS)
                    .putHeader(Protocol.ALLOW_HEADERS, String.join(", ", Protocol.REQUEST_HEADERS))
                    .putHeader(Protocol.MAX_AGE, DAY)
                    .setStatusCode(Protocol.NO_CONTENT)
                    .end();
            return;
        }
        if (!OPEN.contains(http.request().path()) && !admit(http)) {
            return;
        }
        StreamRequest.park(http);
        http.next();
    }

    /** Asks for the token and for a place; answers itself if either is missing. */
    private boolean admit(RoutingContext http) {
        if (token.isPresent()) {
            if (!token.get().admits(http.request().getHeader(Protocol.AUTHORIZATION))) {
                refuse(
                        http,
                        Problem.of(
                                Protocol.UNAUTHORIZED, "UNAUTHORIZED", "This needs the bearer token of the server."));
                return false;
            }
            http.addHeadersEndHandler(sending -> keepPrivate(http));
        }
        boolean live = http.request().method().equals(HttpMethod.GET)
                && http.request().query() != null
                && http.request().query().contains(Protocol.LIVE + "=");
        if (live) {
            return true; // live readers have a limit of their own
        }
        if (!inFlight.enter()) {
            refuse(
                    http,
                    Problem.tooMany("TOO_MANY_REQUESTS", "The server answers as many requests as it may; try again."));
            return false;
        }
        http.addEndHandler(answered -> inFlight.leave());
        return true;
    }

    private static void refuse(RoutingContext http, Problem problem) {
        http.request().resume(); // drops the body, so that the connection can go on
        Replies.send(problem.reply(), http.response());
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

    private static void addBrowserHeaders(HttpServerResponse response) {
        response.putHeader(Protocol.CONTENT_TYPE_OPTIONS, Protocol.NOSNIFF)
                .putHeader(Protocol.RESOURCE_POLICY, Protocol.CROSS_ORIGIN)
                .putHeader(Protocol.ALLOW_ORIGIN, "*")
                .putHeader(Protocol.EXPOSE_HEADERS, EXPOSED);
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
