// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.log.StreamName;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** A request to a stream, as it was sent. */
record StreamRequest(StreamName name, HttpServerRequest http, String contentType) {

    private static final String PARKED_CONTENT_TYPE = StreamRequest.class.getName() + ".content-type";

    /**
     * Takes away the headers that the framework would judge by rules of its own: a malformed type must not matter where
     * the protocol ignores it (5.2).
     */
    static void park(RoutingContext context) {
        HttpServerRequest request = context.request();
        String contentType = request.getHeader(Protocol.CONTENT_TYPE);
        if (contentType != null) {
            context.put(PARKED_CONTENT_TYPE, contentType);
            request.headers().remove(Protocol.CONTENT_TYPE);
        }
        request.headers().remove("Accept");
    }

    /** @throws Problem if the path names no stream */
    static StreamRequest of(RoutingContext context) {
        HttpServerRequest request = context.request();
        return new StreamRequest(StreamPath.parse(request.path()), request, context.get(PARKED_CONTENT_TYPE));
    }

    /** @throws Problem if a parameter is malformed */
    ReadQuery query() {
        try {
            return ReadQuery.parse(http.params());
        } catch (IllegalArgumentException malformed) {
            throw Problem.badRequest("INVALID_QUERY", "The query of the URL is malformed.");
        }
    }

    /** Only {@code true} counts, in any letter case (4.1). */
    boolean closed() {
        return Protocol.TRUE.equalsIgnoreCase(http.getHeader(Protocol.STREAM_CLOSED));
    }

    Optional<String> streamSeq() {
        return Optional.ofNullable(http.getHeader(Protocol.STREAM_SEQ));
    }

    /** The URL of the stream, without the query. */
    String url() {
        HostAndPort authority = http.authority();
        String host = authority == null
                ? http.localAddress().hostAddress() + ":" + http.localAddress().port()
                : authority.toString();
        return http.scheme() + "://" + host + http.path();
    }
}
