// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionException;

/** Rendering replies, for Jakarta REST and for Vert.x. */
final class Replies {

    private static final System.Logger LOG = System.getLogger(Replies.class.getName());

    private Replies() {}

    static Response response(Reply reply) {
        Response.ResponseBuilder builder = Response.status(reply.status());
        reply.headers().forEach(builder::header);
        return reply.body().length == 0
                ? builder.build()
                : builder.entity(reply.body()).build();
    }

    static void send(Reply reply, HttpServerResponse response) {
        if (!response.closed()) {
            reply.headers().forEach(response::putHeader);
            response.setStatusCode(reply.status()).end(Buffer.buffer(reply.body()));
        }
    }

    /** What to answer if something went wrong: the problem itself, or that the server cannot do it now. */
    static Reply failed(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof Problem problem) {
            return problem.reply();
        }
        LOG.log(System.Logger.Level.ERROR, "a request failed", cause);
        return Problem.of(Protocol.UNAVAILABLE, "UNAVAILABLE", "The server cannot do this now.")
                .reply();
    }
}
