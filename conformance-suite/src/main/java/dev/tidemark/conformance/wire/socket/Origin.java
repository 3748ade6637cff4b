// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import java.net.URI;
import java.util.Optional;

/** Where connections go: one host and port, with TLS or without. */
public record Origin(boolean secure, String host, int port) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    public static Origin of(URI uri) {
        var secure = "https".equalsIgnoreCase(uri.getScheme());
        var port = uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS : HTTP;
        return new Origin(secure, Optional.ofNullable(uri.getHost()).orElse(""), port);
    }

    /** The host as an address of the network has it, without the brackets of a URL. */
    String plainHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
