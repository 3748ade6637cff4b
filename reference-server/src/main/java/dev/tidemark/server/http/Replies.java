// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Rendering replies, for Jakarta REST and for Vert.x. */
public final class Replies {

    private static final System.Logger LOG = System.getLogger(Replies.class.getName());

    private Replies() {}

    public static Response response(Reply reply) {
        Response.ResponseBuilder builder = Response.status(reply.status());
        reply.headers().forEach(builder::header);
        return reply.body().length == 0
                ? builder.build()
                : builder.entity(reply.body()).build();
    }

    /** Sends a reply, unless the client is gone. */
    public static void send(Reply reply, HttpServerResponse response) {
        if (!response.closed() && !response.ended()) {
            reply.headers().forEach(response::putHeader);
            response.setStatusCode(reply.status()).end(Buffer.buffer(reply.body()));
        }
    }

    /**
     * What to answer if something went wrong: the refusal itself, or, for what nobody foresaw, something else.
     *
     * @param unforeseen how the protocol says that the server cannot do it now
     */
    public static Reply failed(Throwable failure, Supplier<? extends Refusal> unforeseen) {
        return refusal(failure, unforeseen).reply();
    }

    /** As {@link #failed}, but not rendered yet. */
    public static Refusal refusal(Throwable failure, Supplier<? extends Refusal> unforeseen) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        LOG.log(System.Logger.Level.ERROR, "a request failed", cause);
        return unforeseen.get();
    }
}
