// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.access.SendMemory;
import dev.tidemark.server.durablestreams.wire.Protocol;
import dev.tidemark.server.http.Outlet;
import dev.tidemark.server.http.Reply;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.ByteBuffer;

/**
 * The answer to a read.
 *
 * @param head status and headers
 * @param bytes what was read, to be sent or released, once; an answer that says that nothing changed leaves it out
 * @param memory of what waits to be sent
 */
record Answer(Reply head, ByteBuf bytes, SendMemory memory) implements Outgoing {

    static Answer of(Reply head, ByteBuffer bytes, SendMemory memory) {
        return new Answer(head, Unpooled.wrappedBuffer(bytes), memory);
    }

    @Override
    @SuppressWarnings(
            "deprecation") // the memory of Netty is what is not copied; Vert.x 5 has the method in another place
    public void send(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            bytes.release();
            return;
        }
        head.headers().forEach(response::putHeader);
        response.setStatusCode(head.status());
        if (head.status() == Protocol.OK) {
            // The memory goes back once the connection has taken all of it, or never will.
            new Outlet(request, memory, Vertx.currentContext())
                    .end(Buffer.buffer(bytes))
                    .onComplete(sent -> bytes.release());
        } else {
            bytes.release();
            response.end();
        }
    }
}
