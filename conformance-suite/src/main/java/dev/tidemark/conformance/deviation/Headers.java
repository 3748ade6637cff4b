// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Header lists: copies, and the split between end-to-end and hop-by-hop headers (RFC 9110 section 7.6.1). */
final class Headers {
    private static final List<String> HOP_BY_HOP =
            List.of("connection", "keep-alive", "proxy-connection", "te", "transfer-encoding", "upgrade");

    private Headers() {}

    static MultiMap copy(MultiMap headers) {
        return MultiMap.caseInsensitiveMultiMap().addAll(headers);
    }

    /** The headers for the other side, in order, repeated ones included. */
    static MultiMap endToEnd(MultiMap headers) {
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
