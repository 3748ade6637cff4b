// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import io.quarkus.arc.All;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Hands each request to the endpoint that serves its path. The path is taken as it was sent: names of streams may
 * contain anything, and whatever looks like dots or slashes must not be tidied up first.
 */
@Singleton
public final class Routes {

    private final List<Endpoint> endpoints;

    Routes(@All List<Endpoint> endpoints) {
        this.endpoints = endpoints;
    }

    void route(@Observes Router router) {
        router.route().handler(this::handle);
    }

    private void handle(RoutingContext http) {
        String path = http.request().path();
        if (!Entrance.isApi(path)) {
            http.next();
            return;
        }
        try {
            dispatch(new S2Request(http, segments(path), Entrance.caller(http)));
        } catch (RuntimeException failure) {
            http.request().resume(); // drops the body, so that the connection can go on
            new S2Request(http, List.of(), Caller.OWNER)
                    .answer(S2Problem.of(failure).reply());
        }
    }

    private void dispatch(S2Request request) {
        List<String> segments = request.segments();
        Endpoint endpoint = endpoints.stream()
                .filter(each -> each.serves(segments))
                .findFirst()
                .orElseThrow(() -> S2Problem.of(Code.NOT_FOUND, "There is no such path."));
        HttpMethod method = request.http().request().method();
        if (!endpoint.methods(segments).contains(method)) {
            String allowed = endpoint.methods(segments).stream()
                    .map(HttpMethod::name)
                    .sorted()
                    .collect(Collectors.joining(", "));
            request.http().request().resume();
            request.answer(S2Problem.of(Code.METHOD_NOT_ALLOWED, "This path knows " + allowed + ".")
                    .reply()
                    .with(Protocol.ALLOW, allowed));
            return;
        }
        endpoint.handle(request);
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(Protocol.ROOT.length()).split("/", -1));
    }
}
