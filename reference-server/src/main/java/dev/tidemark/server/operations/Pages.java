// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.operations;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Paths that can be read, and nothing else. */
final class Pages {

    private static final int METHOD_NOT_ALLOWED = 405;

    private Pages() {}

    /** Serves GET and HEAD. */
    static void serve(Router router, String path, Handler<RoutingContext> page) {
        router.route(path).handler(http -> {
            HttpMethod method = http.request().method();
            if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
                page.handle(http);
            } else {
                http.response().putHeader("Allow", "GET, HEAD, OPTIONS");
                http.fail(METHOD_NOT_ALLOWED);
            }
        });
    }
}
