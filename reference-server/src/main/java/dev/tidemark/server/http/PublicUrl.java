// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.regex.Pattern;

/** How clients reach the server: as the request that is being answered did. */
public final class PublicUrl {

    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9._:\\[\\]-]+");

    private PublicUrl() {}

    /**
     * Scheme, host and port, and the prefix a proxy took away; no slash at the end.
     *
     * @param prefix from {@link ForwardedPrefix}
     */
    public static String root(HttpServerRequest request, String prefix) {
        HostAndPort authority = request.authority();
        String named = authority == null ? "" : authority.toString();
        String host = AUTHORITY.matcher(named).matches() ? named : local(request);
        return request.scheme() + "://" + host + prefix;
    }

    private static String local(HttpServerRequest request) {
        return authority(
                request.localAddress().hostAddress(), request.localAddress().port());
    }

    /** A host and a port as URLs have them (RFC 3986, 3.2.2). */
    public static String authority(String host, int port) {
        boolean bare = host.contains(":") && !host.startsWith("[");
        return (bare ? "[" + host + "]" : host) + ":" + port;
    }
}
