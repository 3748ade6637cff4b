// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import dev.tidemark.conformance.wire.message.Header;
import dev.tidemark.conformance.wire.socket.Network;
import dev.tidemark.conformance.wire.socket.Trust;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How a target is asked.
 *
 * @param headers sent with every request (authentication and alike)
 * @param query sent with every request, encoded, such as {@code source_id=7}; empty for none
 * @param answer how long a whole answer may take unless a call says otherwise
 * @param bodyBytes the largest request body that the target takes; empty when it documents none
 * @param network what all requests of a run share
 */
public record Access(List<Header> headers, String query, Duration answer, OptionalLong bodyBytes, Network network) {

    public Access {
        headers = List.copyOf(headers);
    }

    /** A target that wants no more than these headers. */
    static Access simple(Map<String, String> headers, Duration answer) {
        var fields = headers.entrySet().stream()
                .map(entry -> new Header(entry.getKey(), entry.getValue()))
                .toList();
        return new Access(fields, "", answer, OptionalLong.empty(), new Network(Trust.ofSystem()));
    }

    /** The address with the query of every request in front of its own. */
    public URI complete(URI uri) {
        if (query.isEmpty()) {
            return uri;
        }
        var own = uri.getRawQuery() == null ? "" : "&" + uri.getRawQuery();
        var text = uri.toString();
        var end = text.indexOf('?');
        return URI.create((end < 0 ? text : text.substring(0, end)) + "?" + query + own);
    }
}
