// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Header lists: copies, and the split between end-to-end and hop-by-hop headers (RFC 9110 section 7.6.1). */
public final class Headers {
    public static final String CONTENT_TYPE = "Content-Type";
    public static final String CONTENT_LENGTH = "Content-Length";
    public static final String TRANSFER_ENCODING = "Transfer-Encoding";
    public static final String LOCATION = "Location";
    public static final String CACHE_CONTROL = "Cache-Control";
    public static final String ETAG = "ETag";
    public static final String IF_NONE_MATCH = "If-None-Match";

    private static final List<String> HOP_BY_HOP =
            List.of("connection", "keep-alive", "proxy-connection", "te", "transfer-encoding", "upgrade");

    private Headers() {}

    public static MultiMap copy(MultiMap headers) {
        return MultiMap.caseInsensitiveMultiMap().addAll(headers);
    }

    /** The headers for the other side, in order, repeated ones included. */
    public static MultiMap endToEnd(MultiMap headers) {
        Set<String> hop = new HashSet<>(HOP_BY_HOP);
        for (String connection : headers.getAll("connection")) {
            Arrays.stream(connection.split(","))
                    .map(name -> name.trim().toLowerCase(Locale.ROOT))
                    .forEach(hop::add);
        }
        MultiMap kept = MultiMap.caseInsensitiveMultiMap();
        headers.forEach((name, value) -> {
            if (!hop.contains(name.toLowerCase(Locale.ROOT))) {
                kept.add(name, value);
            }
        });
        return kept;
    }
}
