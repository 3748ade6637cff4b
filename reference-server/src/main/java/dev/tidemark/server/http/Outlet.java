// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import dev.tidemark.server.access.SendMemory;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The body of an answer, sent no faster than the client takes it: piece by piece, or at once. Whoever takes nothing while others need the
 * memory is given up.
 */
public final class Outlet {

    // Why a stream of HTTP/2 is reset (RFC 9113, 7 and 8.1)
    private static final long NO_ERROR = 0;
    private static final long CANCEL = 8;

    /** Who takes so much of a large answer is seen to move. */
    private static final int SLICE = 1 << 16;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final SendMemory memory;
    private final Context context;
    private SendMemory.Client client;

    /** @param context of the request */
    public Outlet(HttpServerRequest request, SendMemory memory, Context context) {
        this.request = request;
        this.response = request.response();
        this.memory = memory;
        this.context = context;
    }

    /** Whether the client can be sent something. */
    public boolean isOpen() {
        return !response.closed() && !response.ended();
    }

    /** Sends bytes, unless the client is gone; sends the head of the answer before them. */
    public void write(Buffer bytes) {
        if (isOpen()) {
            account(bytes.length(), response.write(bytes));
        }
    }

    public boolean isFull() {
        return response.writeQueueFull();
    }

    /** Runs the action, on the context of the request, once the client has taken most of what was sent. */
    public void whenReady(Runnable action) {
        if (isFull()) {
            response.drainHandler(drained -> {
                response.drainHandler(null);
                action.run();
            });
        } else {
            action.run();
        }
    }

    public void end() {
        if (isOpen()) {
            response.end().onComplete(over -> leave());
        } else {
            leave();
        }
    }

    /**
     * Sends the last bytes, or all there are, unless the client is gone.
     *
     * @return is complete when they are needed no more
     */
    public Future<Void> end(Buffer last) {
        if (!isOpen()) {
            leave();
            return Future.succeededFuture();
        }
        int length = last.length();
        if (length > SLICE && !response.headWritten() && !response.isChunked()) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(length));
        }
        int at = 0;
        while (length - at > SLICE) {
            account(SLICE, response.write(last.slice(at, at + SLICE)));
            at += SLICE;
        }
        return account(length - at, response.end(last.slice(at, length))).onComplete(over -> leave());
    }

    /** Sends all there is, as {@link #end(Buffer)} does. */
    public Future<Void> send(Reply reply) {
        if (isOpen()) {
            reply.headers().forEach(response::putHeader);
            response.setStatusCode(reply.status());
        }
        return end(Buffer.buffer(reply.body()));
    }

    /** The client is gone: whatever waits for it is thrown away by the connection. */
    public void leave() {
        if (client != null) {
            client.leave();
        }
    }

    /** Gives up the client, with whatever waits to be sent or received. */
    public void drop() {
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset(response.ended() ? NO_ERROR : CANCEL);
        } else if (request.connection() instanceof ConnectionBase connection) {
            // HttpConnection.close() would first wait until everything is sent, which may be never; so would the
            // handlers of Vert.x in the pipeline, hence the first context. There is none once it is closed.
            ChannelHandlerContext first = connection.channel().pipeline().firstContext();
            if (first != null) {
                first.close();
            }
        }
    }

    /** At once if that can be: whoever needs the memory does not wait for it. */
    private void giveUp() {
        if (request.version() == HttpVersion.HTTP_2) {
            context.runOnContext(now -> drop());
        } else {
            drop();
        }
    }

    private Future<Void> account(int bytes, Future<Void> sent) {
        if (client == null) {
            client = memory.enter(this::giveUp);
        }
        SendMemory.Client counted = client;
        counted.add(bytes);
        return sent.onComplete(over -> counted.taken(bytes));
    }
}
