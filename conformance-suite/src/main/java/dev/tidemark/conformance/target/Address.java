// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The address of a target as its owner writes it.
 *
 * @param base scheme, host and port
 * @param path below which its resources are, without a slash at its end; empty when they are where the protocol puts them
 * @param query sent with every request, encoded; empty for none
 * @param userInfo user and password in front of the host, encoded
 */
public record Address(URI base, String path, String query, Optional<String> userInfo) {

    private static final int LAST_PORT = 65535;
    private static final String PLACEHOLDER = "{stream}";
    private static final String STAND_IN = "-stream-placeholder-";

    /**
     * Reads a URL as people write it: with or without a path, a trailing slash or the placeholder {@code {stream}}.
     *
     * @throws WrongInput when this is no address of a server
     */
    public static Address parse(String url) {
        var uri = uri(url);
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var base = URI.create(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost() + port);
        var path = uri.getRawPath() == null ? "" : uri.getRawPath().replace(STAND_IN, PLACEHOLDER);
        return new Address(
                base,
                path.replaceAll("/+$", ""),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                Optional.ofNullable(uri.getRawUserInfo()));
    }

    /** The address without what may be secret: user, password, and the values of a query. */
    public static String masked(String url) {
        return url.replaceFirst("//.*@", "//...@").replaceAll("(?<=[?&])([^=&#]*)=(?!\\{stream})[^&#]*", "$1=...");
    }

    /** Whether the URL itself names the root of the resources. */
    public boolean hasPath() {
        return !path.isEmpty();
    }

    private static URI uri(String url) {
        try {
            var uri = new URI(url.replace(PLACEHOLDER, STAND_IN));
            var http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            var placed = uri.getRawQuery() != null && uri.getRawQuery().contains(STAND_IN);
            var port = uri.getPort() != 0 && uri.getPort() <= LAST_PORT;
            if (http && uri.getHost() != null && port && !placed && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException notAnAddress) {
            // told below, together with addresses of other kinds
        }
        throw new WrongInput("-Dtarget=" + masked(url) + " is not the address of a server;"
                + " write for example -Dtarget=http://127.0.0.1:4437 or -Dtarget=https://host/my/root/{stream}");
    }
}
