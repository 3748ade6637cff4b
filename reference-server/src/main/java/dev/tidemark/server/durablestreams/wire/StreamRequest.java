// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams.wire;

import dev.tidemark.server.http.ForwardedPrefix;
import dev.tidemark.server.http.PublicUrl;
import dev.tidemark.server.log.StreamName;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/**
 * A request to a stream, as it was sent.
 *
 * @param prefix what a proxy took away from the beginning of the path
 */
public record StreamRequest(StreamName name, HttpServerRequest http, String contentType, String prefix) {

    private static final String PARKED_CONTENT_TYPE = StreamRequest.class.getName() + ".content-type";

    /**
     * Takes away the headers that the framework would judge by rules of its own: a malformed type must not matter where
     * the protocol ignores it (5.2).
     */
    public static void park(RoutingContext context) {
        HttpServerRequest request = context.request();
        String contentType = request.getHeader(Protocol.CONTENT_TYPE);
        if (contentType != null) {
            context.put(PARKED_CONTENT_TYPE, contentType);
            request.headers().remove(Protocol.CONTENT_TYPE);
        }
        request.headers().remove("Accept");
    }

    /** @throws Problem if the path names no stream */
    public static StreamRequest of(RoutingContext context) {
        HttpServerRequest request = context.request();
        return new StreamRequest(
                StreamPath.parse(request.path()),
                request,
                context.get(PARKED_CONTENT_TYPE),
                ForwardedPrefix.of(context));
    }

    /** @throws Problem if a parameter is malformed */
    public ReadQuery query() {
        try {
            return ReadQuery.parse(http.params());
        } catch (IllegalArgumentException malformed) {
            throw Problem.badRequest("INVALID_QUERY", "The query of the URL is malformed.");
        }
    }

    /** Only {@code true} counts, in any letter case (4.1). */
    public boolean closed() {
        return Protocol.TRUE.equalsIgnoreCase(http.getHeader(Protocol.STREAM_CLOSED));
    }

    public Optional<String> streamSeq() {
        return Optional.ofNullable(http.getHeader(Protocol.STREAM_SEQ));
    }

    /** All lines of the header as one list (RFC 9110, 5.3); null if there is none. */
    public String ifNoneMatch() {
        List<String> lines = http.headers().getAll(Protocol.IF_NONE_MATCH);
        return lines.isEmpty() ? null : String.join(", ", lines);
    }

    /** The URL of the stream, without the query. */
    public String url() {
        return PublicUrl.root(http, prefix) + http.path();
    }
}
