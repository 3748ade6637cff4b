// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Optional;

/** A connection over which bytes go as they are: HTTP/1.1, nothing encrypted. */
record PlainConnection(ConnectionBase connection) {

    static Optional<PlainConnection> of(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_1
                        && request.connection() instanceof ConnectionBase connection
                        && !connection.isSsl()
                        && !connection.isTrafficShaped()
                ? Optional.of(new PlainConnection(connection))
                : Optional.empty();
    }

    /**
     * Sends a part of the body of the answer that is on its way, together with what comes next; takes it over.
     *
     * @param part bytes, or a region of a file
     */
    void send(Object part) {
        connection.writeToChannel(
                part, false, connection.channelHandlerContext().newPromise());
    }
}
