// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.s2.Protocol;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** The body of an answer that is sent piece by piece, no faster than the client takes it. */
final class Outlet {

    // Why a stream of HTTP/2 is reset (RFC 9113, 7 and 8.1)
    private static final long NO_ERROR = 0;
    private static final long CANCEL = 8;

    private final RoutingContext http;
    private final HttpServerResponse response;

    /** Begins the answer: status 200, nothing may cache or change it. */
    Outlet(RoutingContext http, String contentType) {
        this.http = http;
        this.response = http.response();
        response.setChunked(true)
                .putHeader(Protocol.CONTENT_TYPE, contentType)
                .putHeader(Protocol.CACHE_CONTROL, Protocol.UNCHANGED)
                .putHeader(Protocol.ACCEL_BUFFERING, Protocol.NO);
    }

    /** Sends bytes, unless the client is gone; sends the head of the answer before them. */
    void write(Buffer bytes) {
        if (!response.closed() && !response.ended()) {
            response.write(bytes);
        }
    }

    boolean isFull() {
        return response.writeQueueFull();
    }

    /** Runs the action, on the context of the request, once the client has taken most of what was sent. */
    void whenReady(Runnable action) {
        if (isFull()) {
            response.drainHandler(drained -> {
                response.drainHandler(null);
                action.run();
            });
        } else {
            action.run();
        }
    }

    void end() {
        if (!response.closed() && !response.ended()) {
            response.end();
        }
    }

    /** Gives up the client, with whatever waits to be sent or received. */
    void drop() {
        if (http.request().version() == HttpVersion.HTTP_2) {
            response.reset(response.ended() ? NO_ERROR : CANCEL);
        } else if (http.request().connection() instanceof ConnectionBase connection) {
            // HttpConnection.close() would first wait until everything is sent, which may be never; so would the
            // handlers of Vert.x in the pipeline, hence the first context.
            connection.channel().pipeline().firstContext().close();
        }
    }
}
