// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.http.Replies;
import dev.tidemark.server.http.Reply;
import io.vertx.core.http.HttpServerRequest;

/** An answer that is ready to be sent. */
@FunctionalInterface
interface Outgoing {

    /** Sends it, unless the client is gone. */
    void send(HttpServerRequest request);

    static Outgoing of(Reply reply) {
        return request -> Replies.send(reply, request.response());
    }
}
