// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.webhooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a webhook is received, as its URL says: nothing was asked of any name server yet (6.2, 12.8).
 *
 * @param host in lower case, without the brackets of an IPv6 address and without the dot at the end of a name
 * @param target path and query
 * @param local whether it is one of the local targets that developers use
 */
record WebhookUrl(boolean secure, String host, int port, String target, boolean local) {

    private static final int LONGEST = 2048;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int LAST_PORT = 65_535;
    private static final String LOCALHOST = "localhost";

    /** What some programs take for an IPv4 address: its last part is a number, perhaps an octal or a hexadecimal one. */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)");

    private static final String OCTET = "(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern LOCAL_IPV4 = Pattern.compile("127\\.0\\.0\\." + OCTET);
    private static final Pattern NAME = Pattern.compile("[a-z0-9_](?:[a-z0-9_.-]{0,252})");

    /** @throws UrlRefused if nothing could ever be sent there */
    static WebhookUrl parse(String text) {
        if (text.length() > LONGEST) {
            throw new UrlRefused("webhook.url is longer than " + LONGEST + " characters.");
        }
        URI uri = uri(text);
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        if (!secure && !"http".equalsIgnoreCase(uri.getScheme())) {
            throw new UrlRefused("webhook.url must begin with https://.");
        }
        if (uri.getHost() == null) {
            throw new UrlRefused("webhook.url names no host.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new UrlRefused("webhook.url must have neither credentials nor a fragment.");
        }
        String host = host(uri);
        int port = uri.getPort() < 0 ? (secure ? HTTPS_PORT : HTTP_PORT) : uri.getPort();
        if (port == 0 || port > LAST_PORT) {
            throw new UrlRefused("webhook.url has a port that is none.");
        }
        boolean local =
                !secure && (host.equals(LOCALHOST) || LOCAL_IPV4.matcher(host).matches());
        if (!secure && !local) {
            throw new UrlRefused("webhook.url must begin with https://; only localhost and 127.0.0.x may do without.");
        }
        return new WebhookUrl(secure, host, port, target(uri), local);
    }

    private static URI uri(String text) {
        try {
            return new URI(text).parseServerAuthority();
        } catch (URISyntaxException malformed) {
            throw new UrlRefused("webhook.url is no URL.");
        }
    }

    private static String host(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            if (host.contains("%")) {
                throw new UrlRefused("webhook.url names an interface of this machine.");
            }
            return host.substring(1, host.length() - 1);
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (NUMERIC.matcher(name).matches() && !IPV4.matcher(name).matches()) {
            throw new UrlRefused("webhook.url has an IPv4 address that is not written as four decimal numbers.");
        }
        if (!NAME.matcher(name).matches()) {
            throw new UrlRefused("webhook.url names a host that is none.");
        }
        return name;
    }

    private static String target(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
