// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import io.vertx.core.MultiMap;
import java.net.URI;

/**
 * The origins of both sides. A server that builds Location from its own address instead of the Host header would
 * otherwise point past the proxy.
 */
public record Origins(URI upstream, URI proxy) {

    public MultiMap translate(MultiMap headers) {
        String from = origin(upstream);
        String location = headers.get(Headers.LOCATION);
        if (location != null && location.startsWith(from + "/")) {
            headers.set(Headers.LOCATION, origin(proxy) + location.substring(from.length()));
        }
        return headers;
    }

    public static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
