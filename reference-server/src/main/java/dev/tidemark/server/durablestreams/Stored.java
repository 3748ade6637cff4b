// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.durablestreams.wire.OffsetToken;
import dev.tidemark.server.durablestreams.wire.Protocol;
import dev.tidemark.server.log.StreamState;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** By far the most frequent answer: a plain append was stored (5.2). What {@link WriteReply} says, without the detour. */
record Stored(StreamState stream) implements Outgoing {

    private static final CharSequence NEXT_OFFSET = HttpHeaders.createOptimized(Protocol.STREAM_NEXT_OFFSET);
    private static final CharSequence CACHE_CONTROL = HttpHeaders.createOptimized(Protocol.CACHE_CONTROL);
    private static final CharSequence NEVER = HttpHeaders.createOptimized(Protocol.CACHE_NEVER);

    @Override
    public void send(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(Protocol.NO_CONTENT)
                .putHeader(NEXT_OFFSET, OffsetToken.of(stream.tail()))
                .putHeader(CACHE_CONTROL, NEVER);
        if (stream.closed()) {
            response.putHeader(Protocol.STREAM_CLOSED, Protocol.TRUE);
        }
        response.end();
    }
}
