// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import io.vertx.core.MultiMap;
import java.net.URI;

/**
 * The origins of both sides. A server that builds Location from its own address instead of the Host header would
 * otherwise point past the proxy.
 */
record Origins(URI upstream, URI proxy) {

    MultiMap translate(MultiMap headers) {
        String from = origin(upstream);
        String location = headers.get(Wire.LOCATION);
        if (location != null && location.startsWith(from + "/")) {
            headers.set(Wire.LOCATION, origin(proxy) + location.substring(from.length()));
        }
        return headers;
    }

    static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
