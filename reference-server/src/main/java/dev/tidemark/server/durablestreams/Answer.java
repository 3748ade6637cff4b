// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.durablestreams.wire.Protocol;
import dev.tidemark.server.http.Reply;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.ByteBuffer;

/**
 * The answer to a read.
 *
 * @param head status and headers
 * @param bytes what was read, to be sent or released, once; an answer that says that nothing changed leaves it out
 */
record Answer(Reply head, ByteBuf bytes) implements Outgoing {

    static Answer of(Reply head, ByteBuffer bytes) {
        return new Answer(head, Unpooled.wrappedBuffer(bytes));
    }

    @Override
    @SuppressWarnings(
            "deprecation") // the memory of Netty is what is not copied; Vert.x 5 has the method in another place
    public void send(HttpServerResponse response) {
        if (response.closed() || response.ended()) {
            bytes.release();
            return;
        }
        head.headers().forEach(response::putHeader);
        response.setStatusCode(head.status());
        if (head.status() == Protocol.OK) {
            // The memory goes back once the connection has taken all of it, or never will.
            response.end(Buffer.buffer(bytes)).onComplete(sent -> bytes.release());
        } else {
            bytes.release();
            response.end();
        }
    }
}
