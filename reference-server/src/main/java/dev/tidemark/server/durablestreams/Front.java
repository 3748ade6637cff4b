// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** What every request passes first: headers for browsers on every answer (12.7), preflight requests, SSE. */
@Singleton
public final class Front {

    private static final int FIRST = 1000;
    private static final String EXPOSED = String.join(", ", Protocol.RESPONSE_HEADERS);
    private static final String DAY = "86400";

    private static final List<String> METHODS = List.of(Protocol.METHODS.split(", "));

    private final SseRoute sse;

    Front(Services services) {
        this.sse = services.sse();
    }

    void filter(@Observes Filters filters) {
        filters.register(Front::prepare, FIRST);
    }

    void route(@Observes Router router) {
        router.route(Protocol.ROOT + "*").handler(Front::checkMethod);
        router.get(Protocol.ROOT + "*").handler(sse::handle);
    }

    private static void prepare(RoutingContext http) {
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
        StreamRequest.park(http);
        http.next();
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
