// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the streams of a target are.
 *
 * @param base scheme, host and port
 * @param streams path of a stream with the placeholder {@code {stream}}
 * @param query sent with every request, encoded; empty for none
 * @param userInfo user and password in front of the host, encoded
 */
public record StreamAddress(URI base, String streams, String query, Optional<String> userInfo) {

    /** The root that the protocol's own servers use. */
    public static final String DEFAULT_STREAMS = "/v1/stream/{stream}";

    private static final int LAST_PORT = 65535;
    private static final String PLACEHOLDER = "{stream}";
    private static final String STAND_IN = "-stream-placeholder-";

    /**
     * Reads a URL as people write it: with or without a path, a trailing slash or the placeholder. A path is the root of the streams.
     *
     * @param streams path of a stream; wins over the path of the URL
     * @throws WrongInput when this is no address of a server
     */
    public static StreamAddress parse(String url, Optional<String> streams) {
        var uri = uri(url);
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var base = URI.create(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost() + port);
        var path = uri.getRawPath() == null ? "" : uri.getRawPath().replace(STAND_IN, PLACEHOLDER);
        var root = streams.orElse(path.replaceAll("/+$", ""));
        return new StreamAddress(
                base,
                root.isEmpty() ? DEFAULT_STREAMS : template(root),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                Optional.ofNullable(uri.getRawUserInfo()));
    }

    /** The address without what may be secret: user, password, and the values of a query. */
    public static String masked(String url) {
        return url.replaceFirst("//.*@", "//...@").replaceAll("(?<=[?&])([^=&#]*)=(?!\\{stream})[^&#]*", "$1=...");
    }

    /** Whether the URL itself names the root of the streams. */
    static boolean hasPath(String url) {
        var path = uri(url).getRawPath();
        return path != null && !path.replaceAll("/+$", "").isEmpty();
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

    private static String template(String root) {
        var template = root.contains(PLACEHOLDER) ? root : root.replaceAll("/+$", "") + "/" + PLACEHOLDER;
        try {
            var path = new URI("http://host" + template.replace(PLACEHOLDER, STAND_IN));
            if (root.startsWith("/")
                    && path.getRawQuery() == null
                    && path.getRawFragment() == null
                    && template.indexOf(PLACEHOLDER) == template.lastIndexOf(PLACEHOLDER)) {
                return template;
            }
        } catch (URISyntaxException notAPath) {
            // told below, together with paths of other kinds
        }
        throw new WrongInput("the stream path '" + root + "' is not usable; write a path that starts with / and has"
                + " {stream} once where the stream's name goes, for example -Dtarget.streams=/my/root/{stream}");
    }
}
