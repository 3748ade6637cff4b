// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.http.Replies;
import dev.tidemark.server.http.Reply;
import io.vertx.core.http.HttpServerResponse;

/** An answer that is ready to be sent. */
@FunctionalInterface
interface Outgoing {

    /** Sends it, unless the client is gone. */
    void send(HttpServerResponse response);

    static Outgoing of(Reply reply) {
        return response -> Replies.send(reply, response);
    }
}
