// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions;

import dev.tidemark.server.http.ForwardedPrefix;
import dev.tidemark.server.http.PublicUrl;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * How clients and receivers reach this server: as the creator of the subscription did. A server that is reached without anything in
 * between may listen on another port after its next start, so that port is filled in when it is needed.
 */
@Singleton
public final class PublicRoot {

    private static final String PORT = "{port}";

    private volatile int port;

    /** The server listens. */
    public void listening(int onPort) {
        port = onPort;
    }

    /** As the request named it, to be told in the answer. */
    static String of(RoutingContext http) {
        return PublicUrl.root(http.request(), ForwardedPrefix.of(http));
    }

    /** As the request named it, to be kept. */
    static String toKeep(RoutingContext http) {
        String own = ":" + http.request().localAddress().port();
        String root = of(http);
        return root.endsWith(own) ? root.substring(0, root.length() - own.length() + 1) + PORT : root;
    }

    /** What was kept, as it is now. */
    public String filledIn(String kept) {
        return kept.replace(PORT, Integer.toString(port));
    }
}
