// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** What a reverse proxy takes away from the beginning of each path; clients need it in the URLs they are given. */
public final class ForwardedPrefix {

    private static final String HEADER = "X-Forwarded-Prefix";
    private static final String KEPT = ForwardedPrefix.class.getName();
    private static final Pattern FORM = Pattern.compile("(?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]+)+");

    private ForwardedPrefix() {}

    /** Believes what the request says of it. */
    static void keep(RoutingContext http) {
        String said = http.request().getHeader(HEADER);
        if (said == null) {
            return;
        }
        String prefix = said.strip().replaceFirst("/+$", "");
        if (FORM.matcher(prefix).matches()) {
            http.put(KEPT, prefix);
        }
    }

    /** The prefix that was kept, without a slash at its end; mostly empty. */
    public static String of(RoutingContext http) {
        String prefix = http.get(KEPT);
        return prefix == null ? "" : prefix;
    }
}
